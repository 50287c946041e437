import type { Finding, Severity, Verdict } from '../model';

/** What a machine keeps and loses with a passed-through device, as feature codes. */
export interface FeatureLoss {
  finding: Finding;
  lost: string[];
  limited: string[];
  kept: string[];
  unknown: string[];
}

/** A consent that must be given, and the sentence to put a tick beside. */
export interface ConsentNeeded {
  code: string;
  findings: Finding[];
}

const SEVERITIES: Severity[] = ['DENY', 'APPROVAL', 'CONSENT', 'WARN', 'INFO'];

export function featureLossOf(verdict: Verdict): FeatureLoss | null {
  const finding = verdict.findings.find((candidate) => candidate.code === 'feature-lost');
  if (!finding) return null;
  const { lost, limited, kept, unknown } = finding.parameters ?? {};
  return { finding, lost: texts(lost), limited: texts(limited), kept: texts(kept), unknown: texts(unknown) };
}

/** One consent per code, in the order in which the verdict tells them. */
export function consentsNeeded(verdict: Verdict): ConsentNeeded[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    if (finding.severity !== 'CONSENT') continue;
    byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
  }
  return [...byCode].map(([code, findings]) => ({ code, findings }));
}

/** The companions and why, then all findings that the dialog does not tell elsewhere, gravest first. */
export function otherFindings(verdict: Verdict): [Severity, Finding[]][] {
  const toldElsewhere = (finding: Finding) => finding.code === 'companion' || finding.code === 'feature-lost';
  return bySeverity(verdict.findings.filter((finding) => !toldElsewhere(finding)));
}

/** Findings by severity, gravest first; severities without findings are left out. */
export function bySeverity(findings: readonly Finding[]): [Severity, Finding[]][] {
  return SEVERITIES.map((severity): [Severity, Finding[]] => [
    severity,
    findings.filter((finding) => finding.severity === severity),
  ]).filter(([, found]) => found.length > 0);
}

/** Each different reason why companions move along, once. */
export function companionReasons(verdict: Verdict): string[] {
  const told = verdict.findings.filter((finding) => finding.code === 'companion').map((finding) => finding.message);
  const reasons = verdict.functions
    .filter((candidate) => candidate.role === 'COMPANION' && candidate.reason)
    .map((candidate) => candidate.reason as string);
  return [...new Set(told.length > 0 ? told : reasons)];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
