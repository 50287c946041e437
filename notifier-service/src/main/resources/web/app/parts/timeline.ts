import { html, nothing, type TemplateResult } from 'lit';
import { when } from '../base';
import type { HistoryEntry } from '../model';
import { readable } from '../pure/words';
import { toneOf } from './tags';

/** Everything that happened, oldest first. */
export function timeline(history: readonly HistoryEntry[]): TemplateResult {
  if (history.length === 0) return html`<p class="empty">Nothing yet.</p>`;
  return html`<ol class="timeline">${history.map(
    (entry) => html`<li class="tone-${toneOf(entry.state)}" data-testid="history-entry">
      <p><b>${readable(entry.fact)}</b>${entry.state !== entry.previousState
        ? html` <span class="tag tone-${toneOf(entry.state)}">${readable(entry.state)}</span>` : nothing}</p>
      <p>${entry.message}</p>
      ${entry.reason ? html`<p class="muted">“${entry.reason}”</p>` : nothing}
      <p class="small-print">${when(entry.at)} · ${entry.actor}</p></li>`,
  )}</ol>`;
}
