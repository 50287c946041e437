import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LOADING, SkElement, fetched, shown, type Remote } from '../base';
import { getAll } from '../http';
import { live } from '../live';
import type { Assignment } from '../model';
import { stateTag } from '../parts/tags';
import { functionsOf } from '../requests';

/** Every assignment that one may see, newest first. */
@customElement('sk-assignments')
export class Assignments extends SkElement {
  @state() private assignments: Remote<Assignment[]> = LOADING;

  private readonly heard = () => void this.load();

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('notification', this.heard);
    void this.load();
  }

  override disconnectedCallback(): void {
    live.removeEventListener('notification', this.heard);
    super.disconnectedCallback();
  }

  private async load(): Promise<void> {
    this.assignments = await fetched(getAll<Assignment>('/api/assignment/v1/assignments'));
  }

  protected override render(): TemplateResult {
    return html`<header class="page-head"><div><h1 tabindex="-1">Assignments</h1>
        <p class="muted">Who asked for which function, and how far it got.</p></div></header>
      ${shown(this.assignments, (assignments) => table(assignments))}`;
  }
}

function table(assignments: Assignment[]): TemplateResult {
  if (assignments.length === 0) {
    return html`<div class="empty"><p>No assignments yet.</p><p><a href="#/hosts">Choose a host</a> and tick a function.</p></div>`;
  }
  const newestFirst = [...assignments].sort((a, b) => (a.id < b.id ? 1 : -1));
  return html`<table class="cards">
    <caption class="sr-only">Assignments</caption>
    <thead><tr><th scope="col">Machine</th><th scope="col">State</th><th scope="col">Functions</th><th scope="col">Host</th>
      <th scope="col">Requested by</th></tr></thead>
    <tbody>${newestFirst.map(
      (assignment) => html`<tr>
        <th scope="row" data-label="Machine"><a href="#/assignments/${assignment.id}">${assignment.vm}</a></th>
        <td data-label="State">${stateTag(assignment.state)}</td>
        <td data-label="Functions" class="mono">${functionsOf(assignment).join(' ')}</td>
        <td data-label="Host"><a href="#/hosts/${assignment.host}">${assignment.host}</a></td>
        <td data-label="Requested by">${assignment.requester.subject}</td></tr>`,
    )}</tbody></table>`;
}
