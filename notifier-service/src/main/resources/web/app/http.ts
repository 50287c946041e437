import type { Page } from './model';

/** An answer that is no success: what the service said, or what went wrong on the way to it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly members: Record<string, unknown> = {},
  ) {
    super(detail || title);
  }
}

/** Dispatched on the window when a service says that nobody is signed in. */
export const UNAUTHENTICATED = 'sk-unauthenticated';

const MAX_PAGES = 40;

export const get = <T>(path: string) => call<T>('GET', path);

export const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}) =>
  call<T>('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });

export const put = <T>(path: string, body: unknown) =>
  call<T>('PUT', path, JSON.stringify(body), { 'Content-Type': 'application/json' });

export const postText = <T>(path: string, type: string, text: string) =>
  call<T>('POST', path, text, { 'Content-Type': type });

/** Every page of a list, one after the other. */
export async function getAll<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = new URL(path, location.origin);
    url.searchParams.set('limit', '500');
    if (after !== null) url.searchParams.set('after', after);
    const answer: Page<T> = await get<Page<T>>(url.pathname + url.search);
    items.push(...answer.items);
    after = answer.next ?? null;
    if (after === null) break;
  }
  return items;
}

async function call<T>(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<T> {
  const csrf: Record<string, string> = method === 'GET' ? {} : { 'X-Slotkeeper-CSRF': '1' };
  let response: Response;
  try {
    response = await fetch(path, { method, body, headers: { Accept: 'application/json', ...csrf, ...headers } });
  } catch {
    throw new ApiProblem(0, 'unreachable', 'No answer', 'Slotkeeper does not answer. Is it running?');
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  if (response.status === 401) window.dispatchEvent(new Event(UNAUTHENTICATED));
  let members: Record<string, unknown> = {};
  try {
    members = (await response.json()) as Record<string, unknown>;
  } catch {
    // not a problem document; the status has to do
  }
  const text = (name: string) => (typeof members[name] === 'string' ? (members[name] as string) : '');
  const title = text('title') || `HTTP ${response.status}`;
  return new ApiProblem(response.status, text('code') || 'unknown', title, text('detail') || title, members);
}
