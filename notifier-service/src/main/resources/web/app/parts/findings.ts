import { html, nothing, type TemplateResult } from 'lit';
import { linked } from '../base';
import { icon } from '../icons';
import type { Finding, Limit, Severity, Verdict } from '../model';
import { featureLossOf } from '../pure/verdicts';
import { featureWord } from '../pure/words';
import { severityHeading } from './tags';

/** Findings by severity, each with its sentence and the way out. */
export function findingGroups(groups: [Severity, Finding[]][]): TemplateResult {
  return html`${groups.map(
    ([severity, findings]) => html`<section class="findings sev-${severity.toLowerCase()}">
      <h3>${severityHeading(severity)}</h3>
      <ul>${findings.map(findingItem)}</ul>
    </section>`,
  )}`;
}

function findingItem(finding: Finding): TemplateResult {
  return html`<li data-testid="finding" data-code=${finding.code}>
    <p>${finding.message}</p>
    ${finding.remedy ? html`<p class="remedy"><b>What to do:</b> ${linked(finding.remedy)}</p>` : nothing}
    <p class="small-print"><code>${finding.code}</code> <span class="mono">${finding.subject}</span></p>
  </li>`;
}

/** What the machine loses, has limited, keeps, and what nobody knows. */
export function featureLoss(verdict: Verdict): TemplateResult {
  const loss = featureLossOf(verdict);
  if (!loss) return html`<p>Nothing that is known of: no feature of the machine is lost.</p>`;
  return html`
    <dl class="losses" data-testid="feature-loss">
      ${lossList('Lost', 'bad', loss.lost, 'error')} ${lossList('Limited', 'warn', loss.limited, 'warning')}
      ${lossList('Unknown', 'quiet', loss.unknown, 'unknown')} ${lossList('Kept', 'good', loss.kept, 'ok')}
    </dl>
    <p class="muted">${loss.finding.message}</p>`;
}

function lossList(word: string, tone: string, features: string[], name: 'error' | 'warning' | 'unknown' | 'ok') {
  if (features.length === 0) return nothing;
  return html`<div><dt>${word}</dt>
    <dd>${features.map((code) => html`<span class="tag tone-${tone}">${icon(name)}${featureWord(code)}</span>`)}</dd></div>`;
}

/** How many devices the machine may have, and how many it has. */
export function limitLine(limit: Limit | null | undefined, vm: string): TemplateResult {
  if (!limit) return html`${nothing}`;
  const most = limit.max === null ? 'the most is not known' : `at most ${limit.max}`;
  return html`<p class="limit" data-testid="limit">${icon('vm')}<span>${vm} holds ${limit.held} and asks for
    ${limit.requested}; ${most}${limit.profile ? html` <span class="muted">(${limit.profile})</span>` : nothing}.
    ${limit.note ?? nothing}</span></p>`;
}
