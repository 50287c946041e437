import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LOADING, SkElement, fetched, shown, when, type Remote } from '../base';
import { getAll } from '../http';
import type { HostSummary } from '../model';
import { conditionTags } from '../parts/tags';
import { counted } from '../pure/words';
import { may } from '../session';

/** Every host of the fleet. */
@customElement('sk-hosts')
export class Hosts extends SkElement {
  @state() private hosts: Remote<HostSummary[]> = LOADING;
  @state() private filter = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    this.hosts = await fetched(getAll<HostSummary>('/api/inventory/v1/hosts'));
  }

  protected override render(): TemplateResult {
    return html`<header class="page-head"><div><h1 tabindex="-1">Hosts</h1>
        <p class="muted">What the fleet has, who drives it, and who holds it.</p></div>
        ${may('operator', 'admin') ? html`<a class="button primary" href="#/add-host">Add a host</a>` : nothing}</header>
      ${shown(this.hosts, (hosts) => (hosts.length === 0 ? this.none() : this.table(hosts)))}`;
  }

  private table(hosts: HostSummary[]): TemplateResult {
    const wanted = hosts.filter((host) =>
      [host.id, host.name, host.platform, host.version, host.cluster].join(' ').toLowerCase().includes(this.filter),
    );
    return html`<div class="field inline"><label for="host-filter">Find a host</label>
        <input id="host-filter" type="search" autocomplete="off"
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value.trim().toLowerCase())} /></div>
      <table class="cards">
        <caption class="sr-only">Hosts</caption>
        <thead><tr><th scope="col">Host</th><th scope="col">Platform</th><th scope="col">Cluster</th>
          <th scope="col">Functions</th><th scope="col">Last report</th></tr></thead>
        <tbody>${wanted.map((host) => row(host))}</tbody>
      </table>
      <p class="muted">${wanted.length} of ${counted(hosts.length, 'host')}</p>`;
  }

  private none(): TemplateResult {
    return html`<div class="empty"><p>No hosts yet.</p><p>Add one and paste what <code>lspci</code> says on it.</p></div>`;
  }
}

function row(host: HostSummary): TemplateResult {
  return html`<tr>
    <th scope="row" data-label="Host"><a href="#/hosts/${host.id}">${host.name}</a> ${conditionTags(host)}</th>
    <td data-label="Platform">${host.platform} ${host.version}</td>
    <td data-label="Cluster">${host.cluster ?? '–'}</td>
    <td data-label="Functions">${host.functions}</td>
    <td data-label="Last report">${host.observedAt ? when(host.observedAt) : 'none yet'}</td>
  </tr>`;
}
