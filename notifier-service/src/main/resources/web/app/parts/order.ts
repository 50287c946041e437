import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SkElement, asProblem, externalLink, problemBox, when } from '../base';
import { post, type ApiProblem } from '../http';
import type { Order } from '../model';
import { readable } from '../pure/words';
import { may } from '../session';

const TONES: Record<string, string> = { PENDING: 'warn', SUCCEEDED: 'good', FAILED: 'bad', CANCELLED: 'quiet' };

/** An order with its steps for an operator, and the confirmation once they are done. Dispatches `reported`. */
@customElement('sk-order')
export class OrderCard extends SkElement {
  @property({ attribute: false }) order!: Order;
  @state() private problem: ApiProblem | null = null;

  protected override render(): TemplateResult {
    const order = this.order;
    return html`<article class="order" data-testid="order" data-type=${order.type} data-state=${order.state}>
      <h3><span>${readable(order.type)} <span class="mono">${order.functions.join(' ')}</span></span>
        <span class="tag tone-${TONES[order.state] ?? 'quiet'}">${readable(order.state)}</span></h3>
      ${order.steps.length > 0
        ? html`<ol class="steps">${order.steps.map((step) => html`<li>${step.text} ${step.link ? externalLink(step.link) : nothing}</li>`)}</ol>`
        : nothing}
      ${order.detail ? html`<p class="muted">${order.detail}${order.reportedBy ? ` (${order.reportedBy})` : ''}</p>` : nothing}
      <p class="small-print">issued ${when(order.issuedAt)}</p>
      ${order.state === 'PENDING' && may('operator', 'admin') ? this.report(order.id) : nothing} ${problemBox(this.problem)}
    </article>`;
  }

  private report(id: string): TemplateResult {
    return html`<form class="report" @submit=${(event: SubmitEvent) => this.submit(event, id)}>
      <div class="field"><label for="detail-${id}">What happened <span class="muted">(optional)</span></label>
        <input id="detail-${id}" name="detail" maxlength="500" autocomplete="off" /></div>
      <div class="buttons"><button type="submit" class="danger" value="FAILED">It failed</button>
        <button type="submit" class="primary" value="SUCCEEDED">Done</button></div></form>`;
  }

  private async submit(event: SubmitEvent, id: string): Promise<void> {
    event.preventDefault();
    const outcome = (event.submitter as HTMLButtonElement | null)?.value ?? 'SUCCEEDED';
    const detail = String(new FormData(event.target as HTMLFormElement).get('detail') ?? '').trim();
    try {
      await post(`/api/assignment/v1/orders/${id}/report`, { outcome, ...(detail ? { detail } : {}) });
      this.problem = null;
      this.dispatchEvent(new Event('reported'));
    } catch (failure) {
      this.problem = asProblem(failure);
    }
  }
}
