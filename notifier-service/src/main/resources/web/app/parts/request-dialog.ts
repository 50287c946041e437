import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { SkElement, asProblem, problemBox } from '../base';
import type { ApiProblem } from '../http';
import { icon } from '../icons';
import type { Assignment, Verdict } from '../model';
import { companionReasons, consentsNeeded, featureLossOf, otherFindings, type ConsentNeeded } from '../pure/verdicts';
import { counted, featureWord, listing } from '../pure/words';
import { dryRun, randomKey, requestAssignment } from '../requests';
import { featureLoss, findingGroups, limitLine } from './findings';
import { outcomeBox } from './outcome';

/** What is asked for. */
export interface Wish {
  host: string;
  vm: string;
  functions: string[];
  minHostRevision: number;
}

/**
 * The founding dialog: says before anything changes which neighbours move along and why, what the machine loses and
 * everything else that is known, and takes the consents. Dispatches `requested` with the assignment.
 */
@customElement('sk-request-dialog')
export class RequestDialog extends SkElement {
  @state() private wish: Wish | null = null;
  @state() private verdict: Verdict | null = null;
  @state() private problem: ApiProblem | null = null;
  @state() private complaint = '';
  @state() private busy = false;
  @state() private outcome: Assignment | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  private key = '';
  private keyOf = '';

  async open(wish: Wish): Promise<void> {
    Object.assign(this, { wish, verdict: null, problem: null, complaint: '', busy: false, outcome: null, keyOf: '' });
    await this.updateComplete;
    this.dialog.showModal();
    try {
      this.verdict = await dryRun(wish);
    } catch (failure) {
      this.problem = asProblem(failure);
    }
  }

  protected override render(): TemplateResult {
    return html`<dialog class="founding" aria-labelledby="request-title" @close=${() => this.closed()}>
      ${this.wish ? this.content(this.wish) : nothing}
    </dialog>`;
  }

  private content(wish: Wish): TemplateResult {
    return html`<form method="dialog" novalidate @submit=${(event: Event) => this.submit(event)}>
      <header>
        <h2 id="request-title" tabindex="-1" autofocus>Give ${counted(wish.functions.length, 'function')} of ${wish.host}
          to ${wish.vm}</h2>
        <button type="button" class="quiet icon-button" @click=${() => this.dialog.close()}>${icon('close')}<span
            class="sr-only">Close</span></button>
      </header>
      <div class="dialog-body">${this.body(wish)}</div>
      <footer>${this.buttons()}</footer>
    </form>`;
  }

  private body(wish: Wish): TemplateResult {
    if (this.outcome) return outcomeBox(this.outcome);
    if (this.verdict === null) {
      return this.problem
        ? problemBox(this.problem)
        : html`<div class="skeleton" role="status"><span class="sr-only">Asking policy</span></div>`;
    }
    const groups = otherFindings(this.verdict);
    const denials = groups.filter(([severity]) => severity === 'DENY');
    return html`${this.summary(this.verdict)} ${findingGroups(denials)} ${this.moving(this.verdict)}
      <section><h3 class="plain">What ${wish.vm} loses</h3>${featureLoss(this.verdict)}</section>
      ${findingGroups(groups.filter(([severity]) => severity !== 'DENY'))} ${limitLine(this.verdict.limit, wish.vm)}
      ${this.verdict.outcome === 'DENIED' ? nothing : this.consents(wish, this.verdict)} ${this.reason()}
      ${this.complaint ? html`<p class="note is-error" role="alert">${icon('error')}<span>${this.complaint}</span></p>` : nothing}
      ${problemBox(this.problem)}`;
  }

  private summary(verdict: Verdict): TemplateResult {
    const denials = verdict.findings.filter((finding) => finding.severity === 'DENY').length;
    switch (verdict.outcome) {
      case 'DENIED':
        return html`<p class="verdict tone-bad" data-testid="verdict">${icon('error')}<span><b>This would be refused</b> for
          ${counted(denials, 'reason')}. Nothing has changed.</span></p>`;
      case 'NEEDS_CONSENT':
        return html`<p class="verdict tone-warn" data-testid="verdict">${icon('hand')}<span><b>This needs your consent.</b>
          Nothing has changed yet.</span></p>`;
      case 'ALLOWED':
        return html`<p class="verdict tone-good" data-testid="verdict">${icon('ok')}<span><b>Nothing speaks against it.</b>
          Nothing has changed yet.</span></p>`;
    }
  }

  private moving(verdict: Verdict): TemplateResult {
    const reasons = companionReasons(verdict);
    return html`<section><h3 class="plain">What changes hands</h3>
      <ul class="moving">${verdict.functions.map(
        (moved) => html`<li class=${moved.role === 'COMPANION' ? 'is-companion' : 'is-requested'} data-testid="moving">
          ${icon(moved.role === 'COMPANION' ? 'link' : 'ok')}<b class="mono">${moved.address}</b>
          <span>${moved.role === 'COMPANION' ? 'added automatically, not given to the machine' : 'you selected it'}</span></li>`,
      )}</ul>
      ${reasons.map((reason) => html`<p class="why" data-testid="companion-reason">${reason}</p>`)}</section>`;
  }

  private consents(wish: Wish, verdict: Verdict): TemplateResult {
    const needed = consentsNeeded(verdict);
    if (needed.length === 0) return html`${nothing}`;
    return html`<fieldset class="consents"><legend>Your consent</legend>
      ${needed.map(
        (consent) => html`<label><input type="checkbox" name="consent" value=${consent.code} />
          <span>${consentSentence(consent, wish, verdict)}</span></label>`,
      )}</fieldset>`;
  }

  private reason(): TemplateResult {
    return html`<div class="field"><label for="request-reason">Reason</label>
      <input id="request-reason" name="reason" maxlength="500" autocomplete="off" aria-describedby="reason-hint" />
      <small id="reason-hint" class="muted">Kept in the history with your name.</small></div>`;
  }

  private buttons(): TemplateResult {
    if (this.outcome) {
      return html`<a class="button" href="#/assignments/${this.outcome.id}" @click=${() => this.dialog.close()}>Open the
          assignment</a><button type="button" class="primary" @click=${() => this.dialog.close()}>Close</button>`;
    }
    const word = this.verdict?.outcome === 'DENIED' ? 'Request it anyway' : 'Hold device';
    return html`<button type="button" @click=${() => this.dialog.close()}>Cancel</button>
      ${this.verdict
        ? html`<button type="submit" class=${this.verdict.outcome === 'DENIED' ? 'danger' : 'primary'}
            data-testid="submit-request" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? 'Requesting…' : word}</button>`
        : nothing}`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy || !this.wish || !this.verdict) return;
    const form = event.target as HTMLFormElement;
    this.complaint = this.complaintOf(form);
    if (this.complaint !== '') return;
    this.busy = true;
    this.problem = null;
    const consents = consentsNeeded(this.verdict).map((consent) => consent.code);
    const reason = (form.elements.namedItem('reason') as HTMLInputElement).value.trim();
    const request = { ...this.wish, reason, consents };
    try {
      this.outcome = await requestAssignment(request, this.keyFor(JSON.stringify(request)));
      this.dispatchEvent(new CustomEvent<Assignment>('requested', { detail: this.outcome }));
    } catch (failure) {
      this.problem = asProblem(failure);
    }
    this.busy = false;
  }

  /** Sending the same again is the same request; another reason makes it another one. */
  private keyFor(request: string): string {
    if (request !== this.keyOf) this.key = randomKey();
    this.keyOf = request;
    return this.key;
  }

  /** What is missing, with the focus where it is missing. */
  private complaintOf(form: HTMLFormElement): string {
    const open = form.querySelector<HTMLInputElement>('input[name=consent]:not(:checked)');
    const reason = form.elements.namedItem('reason') as HTMLInputElement;
    const missing = open ?? (reason.value.trim() === '' ? reason : null);
    missing?.focus();
    if (open) return 'Tick every consent, or cancel: without it the device is not held.';
    return missing ? 'Say why the machine needs the device.' : '';
  }

  private closed(): void {
    this.wish = null;
    this.dispatchEvent(new Event('closed'));
  }
}

/** What is consented to, in words that name machine and host. */
function consentSentence(consent: ConsentNeeded, wish: Wish, verdict: Verdict): string {
  const subjects = listing(consent.findings.map((finding) => finding.subject));
  switch (consent.code) {
    case 'feature-lost': {
      const loss = featureLossOf(verdict);
      const lost = listing((loss?.lost ?? []).map(featureWord)) || 'features';
      const limited = loss && loss.limited.length > 0 ? `, and has ${listing(loss.limited.map(featureWord))} limited` : '';
      return `I accept that ${wish.vm} loses ${lost}${limited}, as long as it holds devices of ${wish.host}.`;
    }
    case 'unlisted':
      return `I accept that nobody vouches for ${subjects} of ${wish.host} working in ${wish.vm}.`;
    case 'companion-active':
      return `I accept that ${wish.host} can no longer use ${subjects} while ${wish.vm} holds its neighbour.`;
    default:
      return `I accept for ${wish.vm} on ${wish.host}: ${consent.findings.map((finding) => finding.message).join(' ')}`;
  }
}
