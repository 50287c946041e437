import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons';
import type { Device, HostFacts, HostSummary, Severity } from '../model';
import { contextWord, hostUseWord, orderBehind, pendingWord, readable } from '../pure/words';

const CONTEXT_ICONS: Record<string, IconName> = { HOST: 'host', PASSTHROUGH: 'passthrough', UNKNOWN: 'unknown' };

const SEVERITY_LOOKS: Record<Severity, { icon: IconName; word: string; plural: string }> = {
  DENY: { icon: 'error', word: 'Denied', plural: 'Why it is refused' },
  APPROVAL: { icon: 'hand', word: 'Needs approval', plural: 'Needs approval' },
  CONSENT: { icon: 'hand', word: 'Needs consent', plural: 'Needs your consent' },
  WARN: { icon: 'warning', word: 'Warning', plural: 'Warnings' },
  INFO: { icon: 'info', word: 'Good to know', plural: 'Good to know' },
};

const STATE_TONES: Record<string, string> = {
  CLAIMED: 'good', ATTACHED: 'good',
  DENIED: 'bad', FAILED: 'bad', DRIFTED: 'bad',
  AWAITING_CONSENT: 'warn', AWAITING_APPROVAL: 'warn', EXPIRED: 'warn',
  PREPARING: 'busy', ATTACHING: 'busy', RELEASING: 'busy', REQUESTED: 'busy', QUEUED: 'busy', OFFERED: 'busy',
  SANITISING: 'busy',
};

export const toneOf = (state: string) => STATE_TONES[state] ?? 'quiet';

/** Who drives a function: colour, icon, hatch and word say the same. */
export function contextTag(context: string, order: string | null = null): TemplateResult {
  return html`<span class="tag context ctx-${context.toLowerCase()}" title=${order ?? nothing}>${icon(CONTEXT_ICONS[context] ?? 'unknown')}
    ${contextWord(context)}${order ? ', by order' : nothing}</span>`;
}

export function stateTag(state: string): TemplateResult {
  return html`<span class="tag tone-${toneOf(state)}" data-testid="state" data-state=${state}>${readable(state)}</span>`;
}

export function severityHeading(severity: Severity): TemplateResult {
  const look = SEVERITY_LOOKS[severity];
  return html`<span class="severity sev-${severity.toLowerCase()}">${icon(look.icon)}${look.plural}</span>`;
}

const CONNECTIONS: Partial<Record<HostFacts['connection'], string>> = {
  DISCONNECTED: 'Disconnected', NOT_RESPONDING: 'Not responding', GONE: 'Left its vCenter',
};

/** What is special about a host as a whole. */
export function conditionTags({ retired, facts: { connection, maintenance, rebootRequired } }: HostSummary): TemplateResult {
  const broken = CONNECTIONS[connection];
  return html`${retired ? html`<span class="tag tone-quiet">${icon('info')}Retired</span>` : nothing}
    ${broken ? html`<span class="tag tone-bad">${icon('lost')}${broken}</span>` : nothing}
    ${maintenance ? html`<span class="tag tone-warn">${icon('hand')}Maintenance</span>` : nothing}
    ${rebootRequired ? html`<span class="tag tone-warn">${icon('clock')}Reboot required</span>` : nothing}`;
}

/** Everything that is special about a function, most important first. What was pending before an order is history. */
export function factTags(device: Device): TemplateResult {
  const uses = device.hostUses ?? [];
  const pending = orderBehind(device) ? null : device.pending;
  return html`
    ${device.presence === 'LOST' ? html`<span class="tag tone-bad">${icon('lost')}Lost</span>` : nothing}
    ${pending ? html`<span class="tag tone-warn">${icon('clock')}${pendingWord(pending)}</span>` : nothing}
    ${uses.map(
      (use) => html`<span class="tag ${use.critical === false ? 'tone-warn' : 'tone-bad'}">${icon('host')}
        ${hostUseWord(use.kind)}${use.detail ? html` ${use.detail}` : nothing}</span>`,
    )}
    ${device.hostDriver === 'ABSENT' ? html`<span class="tag tone-quiet">${icon('info')}No host driver</span>` : nothing}
  `;
}
