import type { Device } from '../model';

/** The words that people read for the codes that the services use. */

const FEATURES: Record<string, string> = {
  VMOTION: 'vMotion',
  DRS: 'DRS',
  DRS_PLACEMENT: 'DRS placement',
  DRS_BALANCING: 'DRS load balancing',
  HA: 'High availability (HA)',
  FT: 'Fault tolerance',
  SNAPSHOTS: 'Snapshots',
  SUSPEND_RESUME: 'Suspend and resume',
  HOT_ADD: 'Hot add and remove',
  RECORD_REPLAY: 'Record and replay',
  MEMORY_RESERVATION: 'Memory that is not reserved',
  LIVE_MIGRATION: 'Live migration',
};

const HOST_USES: Record<string, string> = {
  MANAGEMENT_UPLINK: 'Management uplink',
  BOOT_STORAGE: 'Boot storage',
  COREDUMP: 'Core dump',
  DATASTORE: 'Datastore',
  USB_BOOT: 'USB boot',
  UPLINK: 'Uplink',
};

const CONTEXTS: Record<string, string> = {
  HOST: 'Host',
  PASSTHROUGH: 'Passthrough',
  UNKNOWN: 'Not reported',
};

const GROUP_KINDS: Record<string, string> = {
  FOUNDING_RULE: 'one PCI slot, one context',
  VSPHERE_DEPENDENT: 'dependent device',
  IOMMU_GROUP: 'IOMMU group',
  MULTIFUNCTION_SLOT: 'multifunction slot',
};

const PENDING: Record<string, string> = {
  TO_PASSTHROUGH: 'Passthrough after a reboot',
  TO_HOST: 'Back to the host after a reboot',
};

/** `SUSPEND_RESUME` as "Suspend resume": for what has no better word yet. */
export function readable(code: string): string {
  const text = code.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const featureWord = (code: string) => FEATURES[code] ?? readable(code);
export const hostUseWord = (kind: string) => HOST_USES[kind] ?? readable(kind);
export const contextWord = (context: string) => CONTEXTS[context] ?? readable(context);
export const groupWord = (kind: string) => GROUP_KINDS[kind] ?? readable(kind).toLowerCase();
export const pendingWord = (pending: string) => PENDING[pending] ?? readable(pending);

/** What the effective context rests on where that is a confirmed order; null where it is as observed. */
export function orderBehind(device: Pick<Device, 'context' | 'effectiveContext'>): string | null {
  if (device.effectiveContext === device.context) return null;
  const observed = device.context === 'UNKNOWN' ? 'no source reports it' : `last reported: ${contextWord(device.context)}`;
  return `Known from a confirmed order; ${observed}.`;
}

/** "a", "a and b", "a, b and c". */
export function listing(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** "1 function", "2 functions". */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
