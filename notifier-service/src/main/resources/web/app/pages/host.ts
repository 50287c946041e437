import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LOADING, SkElement, fetched, shown, when, type Remote } from '../base';
import { get, getAll } from '../http';
import { icon } from '../icons';
import { live } from '../live';
import type { Assignment, Device, Group, HostSummary, HostTopology, Notification, PciIds, Vm } from '../model';
import '../parts/request-dialog';
import type { RequestDialog } from '../parts/request-dialog';
import { conditionTags, contextTag } from '../parts/tags';
import '../parts/topology';
import { afterClick, companionsOf } from '../pure/selection';
import { counted, listing, orderBehind } from '../pure/words';
import { may } from '../session';

interface HostPicture {
  host: HostSummary;
  devices: Device[];
  groups: Group[];
}

/** Inventory hears of a hold a moment after the notifier does. */
const LOOK_AGAIN_MILLIS = 1_500;

/** One host: its picture, and the way to ask for a device of it. */
@customElement('sk-host')
export class HostPage extends SkElement {
  @property() host = '';
  @state() private picture: Remote<HostPicture> = LOADING;
  @state() private requested: ReadonlySet<string> = new Set();
  @state() private vms: Vm[] = [];
  @state() private filter = '';
  @state() private announcement = '';
  @state() private vmMissing = false;
  @state() private namesOf: string | null = null;
  @query('sk-request-dialog') private dialog!: RequestDialog;
  @query('#request-vm') private vm!: HTMLInputElement | null;

  private readonly heard = (event: Event) => {
    if ((event as CustomEvent<Notification>).detail.host !== this.host) return;
    void this.load();
    setTimeout(() => this.isConnected && void this.load(), LOOK_AGAIN_MILLIS);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('notification', this.heard);
    void this.load();
    void fetched(get<PciIds>('/api/inventory/v1/pci-ids')).then((ids) => (this.namesOf = ids.state === 'ready' ? ids.value.fileDate : null));
    void fetched(getAll<Vm>('/api/inventory/v1/vms')).then((vms) => (this.vms = vms.state === 'ready' ? vms.value : []));
  }

  override disconnectedCallback(): void {
    live.removeEventListener('notification', this.heard);
    super.disconnectedCallback();
  }

  private async load(): Promise<void> {
    const path = `/api/inventory/v1/hosts/${encodeURIComponent(this.host)}`;
    const picture = await fetched(
      Promise.all([get<HostSummary>(path), get<HostTopology>(`${path}/topology`)]).then(([host, topology]) => ({
        host,
        devices: topology.slots.flatMap((slot) => slot.functions),
        groups: topology.groups,
      })),
    );
    if (picture.state === 'failed' && this.picture.state === 'ready') return;
    this.picture = picture;
  }

  protected override render(): TemplateResult {
    return html`${shown(this.picture, (picture) => this.page(picture))}
      <p class="sr-only" role="status">${this.announcement}</p>
      <sk-request-dialog @requested=${(event: CustomEvent<Assignment>) => this.asked(event.detail)}
        @closed=${() => (this.vm ?? this.querySelector('h1'))?.focus()}></sk-request-dialog>`;
  }

  private page({ host, devices, groups }: HostPicture): TemplateResult {
    const companions = companionsOf(devices, this.requested);
    return html`<header class="page-head"><div>
        <h1 tabindex="-1">${host.name}</h1>
        <p class="muted facts"><span>${host.platform} ${host.version}</span>
          ${host.cluster ? html`<span>cluster ${host.cluster}</span>` : nothing}
          <span>revision ${host.revision}</span>
          ${host.observedAt ? html`<span>reported ${when(host.observedAt)}</span>` : nothing}
          ${this.namesOf ? html`<span>names of pci.ids ${this.namesOf}</span>` : nothing}
          ${conditionTags(host)}</p></div>
        ${may('operator', 'admin') ? html`<a class="button" href="#/hosts/${this.host}/report">Paste a new dump</a>` : nothing}</header>
      ${devices.length === 0
        ? html`<p class="empty">This host has not reported yet.</p>`
        : html`${this.tools(devices)}
          <sk-topology .devices=${devices} .requested=${this.requested} .companions=${companions} .groups=${groups}
            .filter=${this.filter} .label=${`${host.name} · ${host.platform} ${host.version}`} @toggle=${(event: CustomEvent<string>) => this.toggle(devices, event.detail)}
            @request-too=${(event: CustomEvent<string>) => (this.requested = new Set(this.requested).add(event.detail))}></sk-topology>`}
      ${this.requested.size > 0 ? this.bar(companions.size, host.revision) : nothing}`;
  }

  private tools(devices: Device[]): TemplateResult {
    const count = (context: string) =>
      devices.filter((device) => device.assignable && device.effectiveContext === context).length;
    return html`<div class="picture-tools">
      <div class="field inline"><label for="function-filter">Find a function</label>
        <input id="function-filter" type="search" autocomplete="off" placeholder="address, name, ids, machine"
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)} /></div>
      <ul class="legend" aria-label="Who drives a function">
        ${['HOST', 'PASSTHROUGH', 'UNKNOWN'].map((context) => html`<li>${contextTag(context)} ${count(context)}</li>`)}
        ${devices.some(orderBehind) ? html`<li><b>by order</b> known from a confirmed order</li>` : nothing}
        <li><span class="together">${icon('link')}dashed box</span> moves together</li>
      </ul></div>`;
  }

  private bar(companions: number, revision: number): TemplateResult {
    return html`<form class="request-bar" novalidate @submit=${(event: Event) => this.request(event, revision)} aria-label="Request">
      <p><b data-testid="selection">${counted(this.requested.size, 'function')} selected</b>${companions > 0
        ? html`<span>${icon('link')}${companions} ${companions === 1 ? 'moves' : 'move'} along</span>` : nothing}</p>
      <div class="field inline"><label for="request-vm">Virtual machine</label>
        <input id="request-vm" list="known-vms" autocomplete="off" spellcheck="false" required
          aria-invalid=${this.vmMissing ? 'true' : 'false'} aria-describedby="vm-missing" />
        <datalist id="known-vms">${this.vms.map((vm) => html`<option value=${vm.id}>${vm.name ?? ''}</option>`)}</datalist>
        <span id="vm-missing" class="field-error" role="alert">${this.vmMissing ? 'Which machine is to have it?' : nothing}</span></div>
      <div class="buttons"><button type="button" @click=${() => (this.requested = new Set())}>Clear</button>
        ${may('requester', 'approver', 'operator', 'admin')
          ? html`<button type="submit" class="primary">Request</button>`
          : html`<span class="muted">Viewers cannot request.</span>`}</div>
    </form>`;
  }

  private toggle(devices: Device[], address: string): void {
    const before = companionsOf(devices, this.requested);
    this.requested = afterClick(devices, this.requested, address);
    const after = [...companionsOf(devices, this.requested).keys()].filter((companion) => !before.has(companion));
    this.announcement = after.length > 0 ? `${listing(after)} ticked as well: it moves together with ${address}.` : '';
  }

  private asked(assignment: Assignment): void {
    if (assignment.state !== 'DENIED') this.requested = new Set();
    void this.load();
  }

  private request(event: Event, minHostRevision: number): void {
    event.preventDefault();
    const vm = this.vm?.value.trim() ?? '';
    this.vmMissing = vm === '';
    if (this.vmMissing) {
      this.vm?.focus();
      return;
    }
    void this.dialog.open({ host: this.host, vm, functions: [...this.requested].sort(), minHostRevision });
  }
}
