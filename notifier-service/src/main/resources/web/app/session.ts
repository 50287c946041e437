import { ApiProblem, get, post } from './http';
import type { Role, Session } from './model';

let current: Session | null = null;

/** Who is signed in, or null where the front door does not say. */
export const session = () => current;

/** Asks the front door who is signed in. False: nobody is. */
export async function loadSession(): Promise<boolean> {
  try {
    current = await get<Session>('/api/session');
    return true;
  } catch (problem) {
    return !(problem instanceof ApiProblem && problem.status === 401);
  }
}

/** Whether the signed-in person has one of the roles; the services decide, this only hides what would be refused. */
export const may = (...roles: Role[]) => current === null || roles.includes(current.role);

export async function signOut(): Promise<void> {
  try {
    await post('/logout', {});
  } finally {
    location.reload();
  }
}
