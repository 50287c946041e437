import type { Device } from '../model';

/** Functions that change context together: one of them alone, or all of a context group. */
export interface SlotBox {
  group: string;
  label: string;
  movesTogether: boolean;
  functions: Device[];
}

/** One way down from the host: the bridges on it, outermost first, and the slots at its end. */
export interface Branch {
  key: string;
  bridges: BridgeNode[];
  /** What to say where no bridge is known. */
  label: string;
  slots: SlotBox[];
}

export interface BridgeNode {
  address: string;
  name: string;
}

export interface Topology {
  branches: Branch[];
  /** Bridges with nothing below them that a machine could have. */
  idleBridges: Device[];
}

const BUS_OF_ADDRESS = /^([0-9a-f]{4,8}:[0-9a-f]{2}):[0-9a-f]{2}\.[0-7]$/;

/** The picture of a host: bridges, slots, functions, in the order of their addresses. */
export function topologyOf(devices: readonly Device[]): Topology {
  const sorted = [...devices].sort((a, b) => compare(a.address, b.address));
  const known = new Map(sorted.map((device) => [device.address, device]));
  const groupSizes = countBy(sorted.filter(isEndpoint), (device) => device.contextGroup);
  const branches = new Map<string, Branch>();
  for (const device of sorted.filter(isEndpoint)) {
    const branch = branchFor(device, branches, known);
    slotFor(device, branch, groupSizes).functions.push(device);
  }
  const used = new Set([...branches.values()].flatMap((branch) => branch.bridges.map((bridge) => bridge.address)));
  return {
    branches: [...branches.values()].sort((a, b) => compare(a.key, b.key)),
    idleBridges: sorted.filter((device) => !isEndpoint(device) && !used.has(device.address)),
  };
}

/** Every function of the picture in reading order, for the arrow keys. */
export function readingOrder(topology: Topology): string[] {
  return topology.branches.flatMap((branch) =>
    branch.slots.flatMap((slot) => slot.functions.map((device) => device.address)),
  );
}

/** The bridges above a function, outermost first, from lspci's path: inner hops come without their domain. */
export function hopsOf(device: Pick<Device, 'address' | 'path'>): string[] {
  if (!device.path) return [];
  const domain = device.address.split(':', 1)[0];
  return device.path
    .split('/')
    .slice(0, -1)
    .map((hop) => (hop.split(':').length === 3 ? hop : `${domain}:${hop}`));
}

const isEndpoint = (device: Device) => device.assignable || !isBridge(device);
const isBridge = (device: Device) =>
  (device.classId ?? '').startsWith('06') || /bridge/i.test(device.class ?? '');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function branchFor(device: Device, branches: Map<string, Branch>, known: Map<string, Device>): Branch {
  const hops = hopsOf(device);
  const bus = BUS_OF_ADDRESS.exec(device.address)?.[1] ?? device.slot;
  const key = hops.length > 0 ? hops.join('/') : bus;
  let branch = branches.get(key);
  if (!branch) {
    branch = { key, bridges: hops.map((hop) => bridge(hop, known)), label: labelWithoutBridge(bus), slots: [] };
    branches.set(key, branch);
  }
  return branch;
}

function bridge(address: string, known: Map<string, Device>): BridgeNode {
  return { address, name: known.get(address)?.name ?? 'PCI bridge' };
}

function labelWithoutBridge(bus: string): string {
  return bus.endsWith(':00') ? 'On the root complex' : 'Bridge not reported';
}

function slotFor(device: Device, branch: Branch, groupSizes: Map<string, number>): SlotBox {
  let slot = branch.slots.find((candidate) => candidate.group === device.contextGroup);
  if (!slot) {
    slot = {
      group: device.contextGroup,
      label: device.slot,
      movesTogether: (groupSizes.get(device.contextGroup) ?? 1) > 1,
      functions: [],
    };
    branch.slots.push(slot);
  }
  return slot;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
