import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { SkElement, asProblem } from '../base';
import { postText, put, type ApiProblem } from '../http';
import { icon } from '../icons';
import { formatOf } from '../pure/formats';
import { counted } from '../pure/words';
import { may } from '../session';

interface Report {
  host: string;
  revision: number;
  functions: number;
  discovered: number;
  changed: number;
  lost: number;
}

const COMMANDS = [
  { where: 'Linux, classic ESX', command: 'lspci -D -PP -vmmnnk' },
  { where: 'ESXi', command: '(esxcli hardware pci list; esxcli hardware pci pcipassthru list)' },
  { where: 'libvirt', command: 'for d in $(virsh nodedev-list --cap pci); do virsh nodedev-dumpxml $d; done' },
];

/** Where the story starts: name a host and paste what lspci, esxcli or libvirt says on it. With `host` set, only the dump is asked for. */
@customElement('sk-add-host')
export class AddHost extends SkElement {
  @property() host = '';
  @state() private problem: ApiProblem | null = null;
  @state() private report: Report | null = null;
  @state() private busy = false;
  @query('#dump') private dump!: HTMLTextAreaElement;

  protected override render(): TemplateResult {
    const title = this.host ? `A new dump of ${this.host}` : 'Add a host';
    return html`<header class="page-head"><div><h1 tabindex="-1">${title}</h1>
        <p class="muted">On the host, run the command and paste everything it prints. A dump never erases what other
          sources reported.</p>
        <ul class="muted">${COMMANDS.map(({ where, command }) => html`<li>${where}: <code>${command}</code></li>`)}</ul></div></header>
      ${may('operator', 'admin') ? nothing : html`<p class="note is-warn">${icon('warning')}<span>Operators and admins may
        do this; you would be refused.</span></p>`}
      <form class="sheet" novalidate @submit=${(event: Event) => this.submit(event)}>
        ${this.host ? nothing : this.identity()}
        <div class="field"><label for="dump">What it printed</label>
          <textarea id="dump" name="dump" rows="16" spellcheck="false" wrap="off" required
            aria-describedby="dump-problem"></textarea></div>
        <div id="dump-problem">${this.problem ? this.refused(this.problem) : nothing}</div>
        ${this.report ? this.done(this.report) : nothing}
        <div class="buttons"><button type="submit" class="primary" aria-busy=${this.busy ? 'true' : 'false'}>
          ${this.host ? 'Read the dump' : 'Add host and read the dump'}</button></div>
      </form>`;
  }

  private identity(): TemplateResult {
    return html`<div class="field-row">
      <div class="field"><label for="host-id">Host id</label>
        <input id="host-id" name="id" required autocomplete="off" spellcheck="false" placeholder="esx-07" /></div>
      <div class="field"><label for="host-platform">Platform</label>
        <select id="host-platform" name="platform"><option value="ESX">ESX</option><option value="ESXI">ESXi</option>
          <option value="KVM">KVM</option></select></div>
      <div class="field"><label for="host-version">Version</label>
        <input id="host-version" name="version" required autocomplete="off" placeholder="4.0" /></div>
      <div class="field"><label for="host-cluster">Cluster <span class="muted">(optional)</span></label>
        <input id="host-cluster" name="cluster" autocomplete="off" placeholder="A" /></div>
    </div>`;
  }

  private refused(problem: ApiProblem): TemplateResult {
    const line = lineOf(problem);
    const reason = problem.members['reason'];
    return html`<div class="note is-error" role="alert" data-testid="problem">${icon('error')}<div>
      <strong>${problem.title}</strong>
      <p>${line ? html`<b>Line ${line}:</b> ` : nothing}${typeof reason === 'string' ? reason : problem.detail}</p>
      <p class="small-print"><code>${problem.code}</code> Nothing of this dump was taken.</p></div></div>`;
  }

  private done(report: Report): TemplateResult {
    return html`<div class="verdict tone-good" role="status" data-testid="report-result">${icon('ok')}<div>
      <p><b>${counted(report.functions, 'function')}</b> on ${report.host}: ${report.discovered} new, ${report.changed} changed,
        ${report.lost} lost.</p>
      <p><a class="button" href="#/hosts/${report.host}">Open ${report.host}</a></p></div></div>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target as HTMLFormElement;
    const empty = form.querySelector<HTMLInputElement>(':required:invalid');
    if (empty) {
      empty.focus();
      empty.reportValidity();
      return;
    }
    Object.assign(this, { busy: true, problem: null, report: null });
    try {
      this.report = await this.send(new FormData(form));
    } catch (failure) {
      this.problem = asProblem(failure);
      this.showLine(lineOf(this.problem));
    }
    this.busy = false;
  }

  private async send(data: FormData): Promise<Report> {
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const id = this.host || text('id');
    const path = `/api/inventory/v1/hosts/${encodeURIComponent(id)}`;
    if (!this.host) {
      const cluster = text('cluster');
      await put(path, { name: id, platform: text('platform'), version: text('version'), ...(cluster ? { cluster } : {}) });
    }
    const dump = String(data.get('dump'));
    return postText<Report>(`${path}/reports`, formatOf(dump), dump);
  }

  /** Marks the line that was refused, so that it can be found in a long dump. */
  private showLine(line: number | null): void {
    if (!line) return;
    const lines = this.dump.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0);
    this.dump.focus();
    this.dump.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
}

function lineOf(problem: ApiProblem): number | null {
  const line = problem.members['line'];
  return typeof line === 'number' ? line : null;
}
