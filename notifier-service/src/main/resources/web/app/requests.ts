import { get, post } from './http';
import type { Assignment, Verdict } from './model';

const ASSIGNMENTS = '/api/assignment/v1/assignments';
const ASK_AGAIN_MILLIS = 1_000;
const ASK_AGAIN_TIMES = 20;

/** What is asked for, with reason and consents. */
export interface NewRequest {
  host: string;
  vm: string;
  functions: string[];
  reason: string;
  consents: string[];
}

/** The verdict on a wish; nothing is stored and nothing changes. */
export const dryRun = (wish: { host: string; vm: string; functions: string[]; minHostRevision: number }) =>
  post<Verdict>('/api/policy/v1/evaluations', wish);

/**
 * Asks for a device and waits for what comes of it. With the same key the request is the same however often it is sent.
 */
export async function requestAssignment(request: NewRequest, key: string): Promise<Assignment> {
  const { host, vm, functions, reason, consents } = request;
  const body = { host, vm, functions, reason, consents };
  let assignment = await post<Assignment>(ASSIGNMENTS, body, { Prefer: 'wait=10', 'Idempotency-Key': key });
  for (let times = 0; times < ASK_AGAIN_TIMES && !isAnswered(assignment); times++) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MILLIS));
    assignment = await get<Assignment>(`${ASSIGNMENTS}/${assignment.id}`);
  }
  return assignment;
}

/** A key that nobody else uses; works on plain HTTP too, where `crypto.randomUUID` is missing. */
export const randomKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The functions that were asked for, without those that only move along. */
export const functionsOf = (assignment: Assignment) =>
  assignment.functions.filter((listed) => listed.role === 'REQUESTED').map((listed) => listed.address);

const isAnswered = (assignment: Assignment) => assignment.state !== 'REQUESTED';
