import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { SkElement, when } from '../base';
import { icon, type IconName } from '../icons';
import { live } from '../live';
import type { Notification } from '../model';
import { readable } from '../pure/words';
import { toneOf } from './tags';

const ICONS: Record<string, IconName> = { INFO: 'info', WARN: 'warning', ERROR: 'error' };
const STATES: Record<string, string> = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting' };

/** The notifications of whoever is signed in, as they come. */
@customElement('sk-inbox')
export class Inbox extends SkElement {
  @state() private unreadOnly = false;

  private readonly changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('change', this.changed);
  }

  override disconnectedCallback(): void {
    live.removeEventListener('change', this.changed);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const items = this.unreadOnly ? live.items.filter((item) => !item.read) : live.items;
    return html`<header class="inbox-head">
        <h2 id="inbox-title">Notifications</h2>
        <span class="live is-${live.state}" data-testid="live-state"><span class="dot" aria-hidden="true"></span>${STATES[live.state]}</span>
      </header>
      <div class="inbox-tools">
        <label><input type="checkbox" .checked=${this.unreadOnly}
          @change=${(event: Event) => (this.unreadOnly = (event.target as HTMLInputElement).checked)} />
          <span>Unread only (<span data-testid="unread-count">${live.unread}</span>)</span></label>
        <button type="button" class="quiet small" ?hidden=${live.unread === 0} @click=${() => void live.markAllRead()}>Mark all
          read</button>
      </div>
      <div role="log" aria-label="Notifications, newest first" aria-relevant="additions">
        ${items.length > 0 ? html`<ol class="inbox">${items.map((item) => this.item(item))}</ol>` : nothing}
      </div>
      ${items.length === 0 ? this.empty() : nothing}`;
  }

  private item(item: Notification): TemplateResult {
    return html`<li class="sev-${item.severity.toLowerCase()} ${item.read ? 'is-read' : 'is-unread'}" data-testid="notification">
      ${icon(ICONS[item.severity] ?? 'info')}
      <div><p class="inbox-line"><a href="#/assignments/${item.assignmentId}" @click=${() => void live.markRead(item)}>${item.message}</a></p>
        <p class="inbox-meta"><span class="tag tone-${toneOf(item.state)}">${readable(item.state)}</span>
          <a href="#/hosts/${item.host}">${item.host}</a> ${when(item.at)}</p></div>
      ${item.read
        ? nothing
        : html`<button type="button" class="quiet icon-button small" @click=${() => void live.markRead(item)}>${icon('ok')}<span
              class="sr-only">Mark as read</span></button>`}
    </li>`;
  }

  private empty(): TemplateResult {
    return html`<p class="empty">${this.unreadOnly
      ? 'Nothing unread.'
      : 'Nothing yet. What happens to requests that concern you appears here by itself.'}</p>`;
  }
}
