import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SkElement } from '../base';
import { classIcon, icon } from '../icons';
import type { Device, Group } from '../model';
import { readingOrder, topologyOf, type Branch, type SlotBox } from '../pure/topology';
import { groupWord, orderBehind } from '../pure/words';
import { contextTag, factTags } from './tags';

/**
 * The picture of a host: bridges, slots, functions. Functions are ticked by mouse or space bar; arrow keys go from one
 * to the next. Dispatches `toggle` with the address.
 */
@customElement('sk-topology')
export class Topology extends SkElement {
  @property({ attribute: false }) devices: Device[] = [];
  @property({ attribute: false }) requested: ReadonlySet<string> = new Set();
  @property({ attribute: false }) companions: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) groups: Group[] = [];
  @property() filter = '';
  @property() label = '';

  protected override render(): TemplateResult {
    const topology = topologyOf(this.devices.filter((device) => this.isWanted(device)));
    if (topology.branches.length === 0) return html`<p class="empty">No function matches “${this.filter}”.</p>`;
    return html`<div class="picture">
      <p class="host-node">${icon('host')}<b>${this.label}</b></p>
      <ul class="tree" @keydown=${(event: KeyboardEvent) => this.move(event, readingOrder(topology))}>
        ${topology.branches.map((branch) => this.branch(branch))}
      </ul></div>
      ${topology.idleBridges.length > 0 && this.filter === '' ? this.idle(topology.idleBridges) : nothing}`;
  }

  private branch(branch: Branch): TemplateResult {
    return html`<li class="branch">
      <div class="bridges">
        ${branch.bridges.length === 0
          ? html`<div class="bridge is-unknown">${icon('bridge')}<span><b>${branch.label}</b><small>bus ${branch.key}</small></span></div>`
          : branch.bridges.map(
              (bridge) => html`<div class="bridge">${icon('bridge')}<span><b class="mono">${bridge.address}</b>
                <small>${bridge.name}</small></span></div>`,
            )}
      </div>
      <ul class="slots">${branch.slots.map((slot) => this.slot_(slot))}</ul>
    </li>`;
  }

  private slot_(slot: SlotBox): TemplateResult {
    const physical = slot.functions.find((device) => device.physicalSlot)?.physicalSlot;
    const name = `Slot ${slot.label}${physical ? ` (physical slot ${physical})` : ''}`;
    return html`<li class="slot ${slot.movesTogether ? 'moves-together' : ''}">
      <p class="slot-head"><span>Slot <span class="mono">${slot.label}</span>${physical
          ? html`<span class="muted"> · physical ${physical}</span>` : nothing}</span>
        ${slot.movesTogether ? html`<span class="together">${icon('link')}moves together${this.evidence(slot.group)}</span>` : nothing}</p>
      <ul class="functions" aria-label=${name}>${slot.functions.map((device) => this.function_(device))}</ul>
    </li>`;
  }

  /** Where it was read that the functions belong together. */
  private evidence(group: string): string {
    const found = this.groups.find((candidate) => candidate.id === group && candidate.scope === 'CONTEXT');
    const first = found?.evidence[0];
    return first ? `: ${groupWord(first.kind)} (${first.source})` : '';
  }

  private function_(device: Device): TemplateResult {
    const by = this.companions.get(device.address);
    const requested = this.requested.has(device.address);
    const looks = [`ctx-${device.effectiveContext.toLowerCase()}`, requested ? 'is-requested' : '', by ? 'is-companion' : '',
      device.presence === 'LOST' ? 'is-lost' : ''].join(' ');
    return html`<li class="fn ${looks}" data-testid="function-${device.address}">
      ${device.assignable ? this.tick(device, requested || by !== undefined, by) : this.noTick(device)}
      <div class="fn-tags">
        ${contextTag(device.effectiveContext, orderBehind(device))} ${factTags(device)} ${holderTag(device)}
        <span class="mono muted ids">${device.vendorId}:${device.deviceId}</span>
      </div>
      ${by ? this.companionNote(device.address, by) : nothing}
    </li>`;
  }

  /** The tick follows from the selection and not from the browser's own switching: hence live(). */
  private tick(device: Device, checked: boolean, by: string | undefined): TemplateResult {
    return html`<label class="fn-main">
      <input type="checkbox" value=${device.address} .checked=${live(checked)}
        aria-describedby=${by ? `why-${device.address}` : nothing}
        @change=${() => this.emit('toggle', device.address)} />
      ${classIcon(device.classId)}
      <span class="fn-text"><b class="mono">${device.address}</b> <span>${device.name ?? 'Unknown device'}</span></span>
    </label>`;
  }

  private noTick(device: Device): TemplateResult {
    return html`<div class="fn-main">${classIcon(device.classId)}
      <span class="fn-text"><b class="mono">${device.address}</b> <span>${device.name ?? 'Unknown device'}</span>
      <small class="muted">cannot be given to a machine</small></span></div>`;
  }

  private companionNote(address: string, by: string): TemplateResult {
    return html`<p class="fn-note" id="why-${address}" data-testid="companion-note">${icon('link')}<span>Ticked by itself: it
      moves together with ${by}.</span>
      <button type="button" class="quiet small" @click=${() => this.emit('request-too', address)}>Request it too</button></p>`;
  }

  private emit(name: string, address: string): void {
    this.dispatchEvent(new CustomEvent<string>(name, { detail: address }));
  }

  private idle(bridges: Device[]): TemplateResult {
    return html`<details class="idle"><summary>${bridges.length} bridges without assignable functions</summary>
      <ul>${bridges.map((bridge) => html`<li><span class="mono">${bridge.address}</span> ${bridge.name ?? ''}</li>`)}</ul>
    </details>`;
  }

  private isWanted(device: Device): boolean {
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const text = [device.address, device.name, device.vendor, device.class,
      `${device.vendorId}:${device.deviceId}`, device.heldBy?.holder, device.observedHolder?.vm, device.observedHolder?.name].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  }

  private move(event: KeyboardEvent, order: string[]): void {
    const here = order.indexOf((event.target as HTMLInputElement).value);
    const there: Record<string, number> = {
      ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: order.length - 1,
    };
    const address = order[there[event.key] ?? -1];
    if (here < 0 || address === undefined) return;
    event.preventDefault();
    this.querySelector<HTMLInputElement>(`input[value="${address}"]`)?.focus();
  }
}

/** Who holds the function in Slotkeeper, else who was seen to have it. */
function holderTag(device: Device): TemplateResult {
  const { heldBy, observedHolder } = device;
  if (heldBy?.assignment) {
    return html`<a class="tag tone-held" href="#/assignments/${heldBy.assignment}">${icon('vm')}Held by ${heldBy.holder}</a>`;
  }
  if (heldBy) return html`<span class="tag tone-held">${icon('vm')}Held by ${heldBy.holder}</span>`;
  if (observedHolder) return html`<span class="tag tone-warn" title=${observedHolder.vm}>${icon('vm')}Seen in ${observedHolder.name ?? observedHolder.vm}</span>`;
  return html`${nothing}`;
}
