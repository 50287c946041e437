import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LOADING, SkElement, asProblem, fetched, problemBox, shown, type Remote } from '../base';
import { get, post, type ApiProblem } from '../http';
import { icon } from '../icons';
import { live } from '../live';
import type { Assignment, Notification } from '../model';
import { featureLoss, findingGroups, limitLine } from '../parts/findings';
import '../parts/order';
import { refusalText } from '../parts/outcome';
import { stateTag } from '../parts/tags';
import { timeline } from '../parts/timeline';
import { bySeverity, companionReasons, consentsNeeded } from '../pure/verdicts';
import { listing } from '../pure/words';
import { functionsOf } from '../requests';
import { may } from '../session';

const PATH = '/api/assignment/v1/assignments';
const LOOK_AGAIN_MILLIS = 5_000;
const MOVING = new Set(['REQUESTED', 'CLAIMED', 'PREPARING', 'ATTACHING', 'RELEASING']);
const RELEASABLE = new Set(['CLAIMED', 'PREPARING', 'ATTACHING', 'ATTACHED', 'DRIFTED', 'FAILED']);
const CANCELLABLE = new Set(['REQUESTED', 'AWAITING_CONSENT', 'AWAITING_APPROVAL', 'QUEUED', 'OFFERED']);

/** One assignment: where it stands, what is to be done, why, and everything that happened. */
@customElement('sk-assignment')
export class AssignmentPage extends SkElement {
  @property() assignment = '';
  @state() private found: Remote<Assignment> = LOADING;
  @state() private problem: ApiProblem | null = null;

  private timer = 0;
  private readonly heard = (event: Event) => {
    if ((event as CustomEvent<Notification>).detail.assignmentId === this.assignment) void this.load();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('notification', this.heard);
    void this.load();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    live.removeEventListener('notification', this.heard);
    super.disconnectedCallback();
  }

  /** An order that succeeds changes no state and is not told, so a moving assignment is looked at again. */
  private async load(): Promise<void> {
    clearTimeout(this.timer);
    this.found = await fetched(get<Assignment>(`${PATH}/${this.assignment}`));
    if (this.found.state !== 'ready') return;
    if (MOVING.has(this.found.value.state) && this.isConnected) {
      this.timer = window.setTimeout(() => void this.load(), LOOK_AGAIN_MILLIS);
    }
  }

  protected override render(): TemplateResult {
    return shown(this.found, (assignment) => this.page(assignment));
  }

  private page(assignment: Assignment): TemplateResult {
    return html`<header class="page-head"><div>
        <h1 tabindex="-1">${assignment.vm} ${stateTag(assignment.state)}</h1>
        <p class="facts muted"><span class="mono">${listing(functionsOf(assignment))}</span>
          <span>on <a href="#/hosts/${assignment.host}">${assignment.host}</a></span>
          <span>requested by ${assignment.requester.subject}</span>
          <span>“${assignment.reason}”</span></p></div>
        <div class="buttons">${this.actions(assignment)}</div></header>
      ${problemBox(this.problem)}
      ${assignment.refusal
        ? html`<div class="verdict tone-bad" data-testid="refused">${icon('error')}<div><b>Refused</b>${refusalText(assignment.refusal)}</div></div>`
        : nothing}
      ${assignment.state === 'AWAITING_CONSENT' ? this.consents(assignment) : nothing}
      ${this.orders(assignment)}
      <div class="columns">
        <section aria-labelledby="why"><h2 id="why">Verdict</h2>${this.verdict(assignment)}</section>
        <section aria-labelledby="history"><h2 id="history">History</h2>${timeline(assignment.history ?? [])}</section>
      </div>`;
  }

  private actions(assignment: Assignment): TemplateResult {
    if (!may('requester', 'approver', 'operator', 'admin')) return html`${nothing}`;
    return html`
      ${CANCELLABLE.has(assignment.state)
        ? html`<button type="button" @click=${() => this.act(`${assignment.id}/cancel`, {})}>Cancel the request</button>` : nothing}
      ${RELEASABLE.has(assignment.state)
        ? html`<button type="button" class="danger" @click=${() => this.act(`${assignment.id}/release`, {})}>Release</button>` : nothing}`;
  }

  private consents(assignment: Assignment): TemplateResult {
    const needed = assignment.verdict ? consentsNeeded(assignment.verdict) : [];
    return html`<form class="sheet" @submit=${(event: Event) => this.consent(event, assignment)}>
      <fieldset class="consents"><legend>Consent that is waited for</legend>
        ${needed.map((consent) => html`<label><input type="checkbox" name="consent" value=${consent.code} required />
          <span>For ${assignment.vm} on ${assignment.host}: ${consent.findings.map((finding) => finding.message).join(' ')}</span></label>`)}
      </fieldset>
      <div class="buttons"><button type="submit" class="primary">Give consent</button></div></form>`;
  }

  private orders(assignment: Assignment): TemplateResult {
    const orders = assignment.orders ?? [];
    if (orders.length === 0) return html`${nothing}`;
    return html`<section aria-labelledby="orders"><h2 id="orders">Orders</h2><ol class="orders">${orders.map(
      (order) => html`<li><sk-order .order=${order} @reported=${() => void this.load()}></sk-order></li>`)}</ol></section>`;
  }

  private verdict(assignment: Assignment): TemplateResult {
    const verdict = assignment.verdict;
    if (!verdict) return html`<p class="empty">Not evaluated yet.</p>`;
    const rest = verdict.findings.filter((finding) => finding.code !== 'companion');
    return html`<ul class="moving">${verdict.functions.map((moved) => html`<li>
        ${icon(moved.role === 'COMPANION' ? 'link' : 'ok')}<b class="mono">${moved.address}</b>
        <span>${moved.role === 'COMPANION' ? 'moves along' : 'requested'}</span></li>`)}</ul>
      ${companionReasons(verdict).map((reason) => html`<p class="why">${reason}</p>`)}
      ${featureLoss(verdict)} ${limitLine(verdict.limit, assignment.vm)} ${findingGroups(bySeverity(rest))}`;
  }

  private consent(event: Event, assignment: Assignment): void {
    event.preventDefault();
    const codes = new FormData(event.target as HTMLFormElement).getAll('consent');
    void this.act(`${assignment.id}/consents`, { codes });
  }

  private async act(path: string, body: unknown): Promise<void> {
    try {
      await post(`${PATH}/${path}`, body);
      this.problem = null;
    } catch (failure) {
      this.problem = asProblem(failure);
    }
    await this.load();
  }
}
