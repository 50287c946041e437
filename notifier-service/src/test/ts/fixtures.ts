import type { Device, Finding, Severity, Verdict } from '../../main/resources/web/app/model.ts';

export function device(address: string, more: Partial<Device> = {}): Device {
  return {
    address, vendorId: '8086', deviceId: '10c6', slot: address.slice(0, -2), contextGroup: address, assignable: true,
    context: 'HOST', effectiveContext: more.context ?? 'HOST', presence: 'PRESENT', classId: '0200', class: 'Ethernet controller', name: 'A card', ...more,
  };
}

export const bridge = (address: string) =>
  device(address, { assignable: false, classId: '0604', class: 'PCI bridge', name: `Root port ${address}` });

export const finding = (code: string, severity: Severity, more: Partial<Finding> = {}): Finding => ({
  rule: 'a-rule', code, severity, subject: 'vm-42', message: `${code} is told`, ...more,
});

export const verdict = (findings: Finding[], functions: Verdict['functions'] = []): Verdict => ({
  outcome: 'NEEDS_CONSENT', functions, findings,
});
