import { html, nothing, type TemplateResult } from 'lit';
import { when } from '../base';
import { icon, type IconName } from '../icons';
import type { Assignment, Refusal } from '../model';
import { functionsOf } from '../requests';
import { listing } from '../pure/words';
import { toneOf } from './tags';

const TONE_ICONS: Record<string, IconName> = { good: 'ok', bad: 'error', warn: 'hand', busy: 'clock', quiet: 'info' };

/** How a request went, in one look: the state, a sentence, and who is in the way. */
export function outcomeBox(assignment: Assignment): TemplateResult {
  const tone = toneOf(assignment.state);
  return html`<div class="verdict tone-${tone}" role="status" data-testid="outcome" data-state=${assignment.state}>
    ${icon(TONE_ICONS[tone] ?? 'info')}
    <div><p><b>${sentence(assignment)}</b></p>
      <p>State <code>${assignment.state}</code>${next(assignment.state)}</p>
      ${refusalText(assignment.refusal)}
      ${assignment.state === 'DENIED' ? denials(assignment) : nothing}</div>
  </div>`;
}

export function refusalText(refusal: Refusal | null | undefined): TemplateResult {
  if (!refusal) return html`${nothing}`;
  return html`<p data-testid="refusal"><code>${refusal.code}</code>
    ${refusal.holder ? html`Held by <b>${refusal.holder}</b>` : nothing}
    ${refusal.since ? html`since ${when(refusal.since)}` : nothing}
    ${refusal.until ? html`until ${when(refusal.until)}` : nothing}</p>`;
}

function denials(assignment: Assignment): TemplateResult {
  const found = (assignment.verdict?.findings ?? []).filter((finding) => finding.severity === 'DENY');
  return html`<ul class="plain-list">${found.map((finding) => html`<li>${finding.message}
    ${finding.remedy ? html`<span class="muted">${finding.remedy}</span>` : nothing}</li>`)}</ul>`;
}

/** Who has to do something now. */
function next(state: string): string {
  switch (state) {
    case 'PREPARING':
    case 'ATTACHING':
      return ': an operator carries out the orders that the assignment shows.';
    case 'AWAITING_CONSENT':
      return ': give the consents on the page of the assignment.';
    default:
      return '';
  }
}

function sentence(assignment: Assignment): string {
  const what = `${listing(functionsOf(assignment))} on ${assignment.host}`;
  switch (assignment.state) {
    case 'DENIED':
      return `${assignment.vm} does not get ${what}. Nothing changed on the host.`;
    case 'AWAITING_CONSENT':
      return `${what} is kept for ${assignment.vm} until the consents are given.`;
    case 'REQUESTED':
      return `The request for ${what} is stored and waits for its verdict.`;
    case 'CLAIMED':
    case 'PREPARING':
    case 'ATTACHING':
    case 'ATTACHED':
      return `${assignment.vm} holds ${what}.`;
    default:
      return `${assignment.vm}, ${what}.`;
  }
}
