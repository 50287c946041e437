import type { Device } from '../model';

/**
 * What moves along: each companion's address with the requested one that drags it. A function that is lost, that a
 * machine can never have, or that is in passthrough already does not move, and where a neighbour is claimed the group
 * has moved before. The verdict has the last word.
 */
export function companionsOf(devices: readonly Device[], requested: ReadonlySet<string>): Map<string, string> {
  const dragging = new Map<string, string>();
  const moved = new Set(devices.filter(isClaimed).map((device) => device.contextGroup));
  for (const device of devices) {
    if (moved.has(device.contextGroup)) continue;
    if (requested.has(device.address) && !dragging.has(device.contextGroup)) {
      dragging.set(device.contextGroup, device.address);
    }
  }
  const companions = new Map<string, string>();
  for (const device of devices) {
    const by = dragging.get(device.contextGroup);
    if (by !== undefined && !requested.has(device.address) && moves(device)) companions.set(device.address, by);
  }
  return companions;
}

const isClaimed = (device: Device) => device.heldBy?.kind === 'CLAIM';

function moves(device: Device): boolean {
  const isOrdered = device.effectiveContext !== device.context;
  const isThere = device.effectiveContext === 'PASSTHROUGH' && (isOrdered || device.pending !== 'TO_HOST');
  return device.assignable && device.presence === 'PRESENT' && !isThere;
}

/**
 * The requested functions after a click on one: it is added, or taken back. A click on a companion takes back
 * whatever drags it, because they move together both ways.
 */
export function afterClick(
  devices: readonly Device[],
  requested: ReadonlySet<string>,
  clicked: string,
): Set<string> {
  const next = new Set(requested);
  const companions = companionsOf(devices, requested);
  if (next.delete(clicked)) return next;
  if (!companions.has(clicked)) return next.add(clicked);
  const group = devices.find((device) => device.address === clicked)?.contextGroup;
  for (const device of devices) {
    if (device.contextGroup === group) next.delete(device.address);
  }
  return next;
}
