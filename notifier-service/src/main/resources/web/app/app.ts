import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { SkElement } from './base';
import { UNAUTHENTICATED } from './http';
import { icon } from './icons';
import { live } from './live';
import './pages/add-host';
import './pages/assignment';
import './pages/assignments';
import './pages/host';
import './pages/hosts';
import './parts/inbox';
import { loadSession, may, session, signOut } from './session';
import { switchTheme } from './theme';

/** The frame around every page: navigation, who is signed in, and the notifications beside it. */
@customElement('sk-app')
export class App extends SkElement {
  @state() private route = currentRoute();
  @state() private signedIn: boolean | null = null;
  @state() private inboxOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', () => void this.navigated());
    window.addEventListener(UNAUTHENTICATED, () => (this.signedIn = false));
    live.addEventListener('change', () => this.requestUpdate());
    void this.start();
  }

  private async start(): Promise<void> {
    this.signedIn = await loadSession();
    if (this.signedIn) await live.start();
  }

  private async navigated(): Promise<void> {
    this.route = currentRoute();
    this.inboxOpen = false;
    await this.updateComplete;
    window.scrollTo(0, 0);
    const page = this.querySelector<SkElement>('main > *');
    await page?.updateComplete;
    this.querySelector<HTMLElement>('main h1')?.focus();
  }

  protected override render(): TemplateResult {
    if (this.signedIn === null) return html`<main class="alone"><div class="skeleton" role="status"><span class="sr-only">Loading</span></div></main>`;
    if (!this.signedIn) return signedOut();
    return html`<a class="skip" href="#main" @click=${(event: Event) => this.skip(event)}>Skip to the page</a>
      ${this.bar()}
      <div class="frame ${this.inboxOpen ? 'inbox-open' : ''}">
        <main id="main" tabindex="-1">${this.page()}</main>
        <aside aria-labelledby="inbox-title"><sk-inbox></sk-inbox></aside>
      </div>`;
  }

  private bar(): TemplateResult {
    return html`<header class="bar">
      <a class="brand" href="#/hosts"><img src="/icon.svg" alt="" width="26" height="26" />Slotkeeper</a>
      <nav aria-label="Pages">${this.link('#/hosts', 'Hosts', ['hosts', 'add-host'])}
        ${may('requester', 'approver', 'operator', 'admin') ? this.link('#/assignments', 'Assignments', ['assignments']) : nothing}</nav>
      <div class="bar-end">
        <button type="button" class="bell" aria-expanded=${this.inboxOpen ? 'true' : 'false'}
          @click=${() => (this.inboxOpen = !this.inboxOpen)}>${icon('bell')}<span class="sr-only">Notifications,
            unread:</span><span class="count ${live.unread === 0 ? 'is-zero' : ''}">${live.unread}</span></button>
        <button type="button" class="icon-button" @click=${switchTheme}>${icon('theme')}<span class="sr-only">Switch between
            light and dark</span></button>
        ${this.who()}
      </div></header>`;
  }

  private who(): TemplateResult {
    const signedInAs = session();
    if (!signedInAs) return html`${nothing}`;
    return html`<span class="who"><b>${signedInAs.subject}</b> <span>${signedInAs.role}</span></span>
      <button type="button" class="quiet" @click=${() => void signOut()}>Sign out</button>`;
  }

  private link(href: string, text: string, routes: string[]): TemplateResult {
    return html`<a href=${href} aria-current=${routes.includes(this.route[0] ?? '') ? 'page' : nothing}>${text}</a>`;
  }

  private page(): TemplateResult {
    const path = this.route.join('/');
    const [page, id, part] = this.route;
    if (page === 'hosts' && id && part === 'report') return html`${keyed(path, html`<sk-add-host .host=${id}></sk-add-host>`)}`;
    if (page === 'hosts' && id) return html`${keyed(path, html`<sk-host .host=${id}></sk-host>`)}`;
    if (page === 'add-host') return html`<sk-add-host></sk-add-host>`;
    if (page === 'assignments' && id) return html`${keyed(path, html`<sk-assignment .assignment=${id}></sk-assignment>`)}`;
    if (page === 'assignments') return html`<sk-assignments></sk-assignments>`;
    return html`<sk-hosts></sk-hosts>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  }
}

function signedOut(): TemplateResult {
  return html`<main class="alone"><h1>Signed out</h1>
    <p>Open the login link that <code>deploy/up</code> printed. It works once and for five minutes; <code>deploy/up</code>
      prints a new one at its next start.</p></main>`;
}

function currentRoute(): string[] {
  return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}
