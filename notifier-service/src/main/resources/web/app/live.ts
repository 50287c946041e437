import { get, post } from './http';
import type { Notification, Page } from './model';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

interface Inbox extends Page<Notification> {
  unread: number;
}

const PATH = '/api/notifier/v1/notifications';
const KEPT = 100;
const RETRY_MILLIS = 3_000;

/**
 * The one live connection of this page and the newest notifications. Dispatches `change` whenever something is
 * different, and `notification` with the notification as detail for each new one.
 */
class Live extends EventTarget {
  state: LiveState = 'connecting';
  items: Notification[] = [];
  unread = 0;

  private source: EventSource | null = null;
  private readonly otherTabs = new BroadcastChannel('slotkeeper-inbox');

  async start(): Promise<void> {
    this.otherTabs.onmessage = () => void this.load();
    await this.load();
    this.connect();
  }

  async markRead(notification: Notification): Promise<void> {
    if (notification.read) return;
    await post(`${PATH}/${notification.id}/read`, {});
    await this.load();
    this.otherTabs.postMessage('read');
  }

  async markAllRead(): Promise<void> {
    await post(`${PATH}/read-all`, {});
    await this.load();
    this.otherTabs.postMessage('read');
  }

  private async load(): Promise<void> {
    try {
      const inbox = await get<Inbox>(`${PATH}?limit=${KEPT}`);
      this.items = inbox.items;
      this.unread = inbox.unread;
    } catch {
      this.state = 'reconnecting';
    }
    this.changed();
  }

  private connect(): void {
    const last = Math.max(0, ...this.items.map((item) => item.sequence));
    this.source?.close();
    this.source = new EventSource(`${PATH}/stream${last > 0 ? `?lastEventId=${last}` : ''}`);
    this.source.onopen = () => this.become('live');
    this.source.onerror = () => this.lost();
    this.source.addEventListener('notification', (event) =>
      this.arrived(JSON.parse((event as MessageEvent<string>).data) as Notification),
    );
  }

  /** The browser reconnects by itself after a broken connection, but not after an answer like 401 or 502. */
  private lost(): void {
    this.become('reconnecting');
    if (this.source?.readyState !== EventSource.CLOSED) return;
    setTimeout(() => void this.load().then(() => this.connect()), RETRY_MILLIS);
  }

  private arrived(notification: Notification): void {
    if (this.items.some((item) => item.id === notification.id)) return;
    this.items = [notification, ...this.items].slice(0, KEPT);
    if (!notification.read) this.unread++;
    this.changed();
    this.dispatchEvent(new CustomEvent('notification', { detail: notification }));
  }

  private become(state: LiveState): void {
    this.state = state;
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

export const live = new Live();
