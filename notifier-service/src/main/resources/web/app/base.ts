import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { ApiProblem } from './http';
import { icon } from './icons';

/** An element in the light DOM: one stylesheet, ids that labels can point to, and pages that tests can read. */
export class SkElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** Something that is being fetched. */
export type Remote<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; problem: ApiProblem };

export const LOADING: Remote<never> = { state: 'loading' };

/** Fetches and says how it went; never throws. */
export async function fetched<T>(work: Promise<T>): Promise<Remote<T>> {
  try {
    return { state: 'ready', value: await work };
  } catch (failure) {
    return { state: 'failed', problem: asProblem(failure) };
  }
}

export function asProblem(failure: unknown): ApiProblem {
  return failure instanceof ApiProblem ? failure : new ApiProblem(0, 'unexpected', 'Unexpected', String(failure));
}

export function shown<T>(remote: Remote<T>, ready: (value: T) => TemplateResult): TemplateResult {
  switch (remote.state) {
    case 'loading':
      return html`<div class="skeleton" role="status"><span class="sr-only">Loading</span></div>`;
    case 'failed':
      return problemBox(remote.problem);
    case 'ready':
      return ready(remote.value);
  }
}

/** What a service refused, with its code. */
export function problemBox(problem: ApiProblem | null): TemplateResult {
  if (problem === null) return html`${nothing}`;
  return html`<div class="note is-error" role="alert" data-testid="problem">
    ${icon('error')}
    <div><strong>${problem.title}</strong><p>${problem.detail}</p><code>${problem.code}</code></div>
  </div>`;
}

/** A point in time in the reader's words; the exact one is its title. */
export function when(time: string | null | undefined): TemplateResult {
  if (!time) return html`${nothing}`;
  const date = new Date(time);
  const text = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  return html`<time datetime=${time} title=${time}>${text}</time>`;
}

/** Text with its https links made into links. */
export function linked(text: string): TemplateResult {
  const parts = text.split(/(https:\/\/[^\s]+[^\s.,;)])/);
  return html`${parts.map((part) => (part.startsWith('https://') ? externalLink(part) : part))}`;
}

export function externalLink(url: string): TemplateResult {
  const safe = url.startsWith('https://') ? url : '#';
  return html`<a href=${safe} target="_blank" rel="noreferrer">${hostOf(safe)}${icon('out')}<span class="sr-only">
      (opens in a new tab)</span></a>`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
