/** The answers of the four services, as far as the dashboard reads them. Unknown fields are ignored. */

export type Severity = 'DENY' | 'APPROVAL' | 'CONSENT' | 'WARN' | 'INFO';
export type Context = 'HOST' | 'PASSTHROUGH' | 'UNKNOWN';
export type Role = 'viewer' | 'requester' | 'approver' | 'operator' | 'admin';

export interface Session {
  subject: string;
  role: Role;
}

export interface HostSummary {
  id: string;
  name: string;
  platform: string;
  version: string;
  cluster: string | null;
  revision: number;
  observedAt: string | null;
  functions: number;
  /** Taken out of service: every request for it is denied. */
  retired: boolean;
  facts: HostFacts;
}

export interface HostFacts {
  /** Whether the manager that reports the host still reaches it. */
  connection: 'CONNECTED' | 'DISCONNECTED' | 'NOT_RESPONDING' | 'GONE' | 'UNKNOWN';
  maintenance: boolean | null;
  rebootRequired: boolean | null;
}

export interface GroupEvidence {
  kind: string;
  field: string;
  value: string;
  source: string;
}

export interface Group {
  id: string;
  scope: 'CONTEXT' | 'HOLDER';
  kinds: string[];
  members: string[];
  evidence: GroupEvidence[];
}

export interface HostTopology {
  host: string;
  revision: number;
  slots: { slot: string; functions: Device[] }[];
  groups: Group[];
}

export interface HostUse {
  kind: string;
  critical: boolean;
  detail: string | null;
}

export interface Device {
  address: string;
  vendorId: string;
  deviceId: string;
  subvendorId?: string | null;
  subdeviceId?: string | null;
  vendor?: string | null;
  name?: string | null;
  class?: string | null;
  classId?: string | null;
  slot: string;
  path?: string | null;
  physicalSlot?: string | null;
  contextGroup: string;
  holderGroup?: string | null;
  assignable: boolean;
  /** As observed. */
  context: Context;
  /** The observed one, overlaid by confirmed orders. */
  effectiveContext: Context;
  pending?: string | null;
  presence: 'PRESENT' | 'LOST';
  hostDriver?: string | null;
  driver?: string | null;
  hostUses?: HostUse[] | null;
  observedHolder?: { vm: string; name: string | null } | null;
  heldBy?: { assignment: string | null; holder: string; kind: string; since: string | null } | null;
}

export interface Vm {
  id: string;
  name: string | null;
}

/** Where names of devices come from; `fileDate` is null where the file does not tell it. */
export interface PciIds {
  fileDate: string | null;
}

export interface Finding {
  rule: string;
  code: string;
  severity: Severity;
  subject: string;
  message: string;
  remedy?: string | null;
  parameters?: Record<string, unknown> | null;
  by?: string;
}

export interface VerdictFunction {
  address: string;
  role: 'REQUESTED' | 'COMPANION';
  reason?: string | null;
}

export interface Limit {
  max: number | null;
  held: number;
  requested: number;
  source: string;
  profile?: string | null;
  note?: string | null;
}

export interface Verdict {
  outcome: 'ALLOWED' | 'NEEDS_CONSENT' | 'DENIED';
  host?: string;
  vm?: string;
  functions: VerdictFunction[];
  findings: Finding[];
  limit?: Limit | null;
}

export interface Refusal {
  code: string;
  holder?: string | null;
  since?: string | null;
  until?: string | null;
}

export interface HistoryEntry {
  revision: number;
  fact: string;
  state: string;
  previousState: string | null;
  actor: string;
  reason: string | null;
  message: string;
  at: string;
}

export interface Assignment {
  id: string;
  state: string;
  host: string;
  vm: string;
  reason: string;
  requester: { subject: string };
  functions: VerdictFunction[];
  refusal: Refusal | null;
  hold: { kind: string; since: string; until: string | null } | null;
  verdict?: Verdict | null;
  orders?: Order[];
  history?: HistoryEntry[];
}

export interface OrderStep {
  text: string;
  link?: string | null;
}

export interface Order {
  id: string;
  type: string;
  state: string;
  functions: string[];
  steps: OrderStep[];
  detail: string | null;
  reportedBy: string | null;
  issuedAt: string;
}

export interface Notification {
  id: string;
  sequence: number;
  type: string;
  assignmentId: string;
  revision: number;
  state: string;
  host: string;
  vm: string;
  severity: 'INFO' | 'WARN' | 'ERROR';
  message: string;
  at: string;
  read: boolean;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
