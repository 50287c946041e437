import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bySeverity, companionReasons, consentsNeeded, featureLossOf, otherFindings,
} from '../../main/resources/web/app/pure/verdicts.ts';
import { featureWord, listing, readable } from '../../main/resources/web/app/pure/words.ts';
import { finding, verdict } from './fixtures.ts';

test('one consent per code, with all its findings', () => {
  const asked = consentsNeeded(verdict([finding('unlisted', 'CONSENT', { subject: 'a' }), finding('feature-lost', 'CONSENT'),
    finding('unlisted', 'CONSENT', { subject: 'b' }), finding('reboot-needed', 'WARN')]));

  assert.deepEqual(asked.map((consent) => [consent.code, consent.findings.length]), [['unlisted', 2], ['feature-lost', 1]]);
});

test('findings are told gravest first, and those told elsewhere are left out', () => {
  const groups = otherFindings(verdict([finding('companion', 'INFO'), finding('listed-certified', 'INFO'),
    finding('feature-lost', 'CONSENT'), finding('limit-exceeded', 'DENY'), finding('reboot-needed', 'WARN')]));

  assert.deepEqual(groups.map(([severity, found]) => [severity, ...found.map((item) => item.code)]), [
    ['DENY', 'limit-exceeded'], ['WARN', 'reboot-needed'], ['INFO', 'listed-certified'],
  ]);
});

test('no finding is lost by sorting', () => {
  const all = (['INFO', 'DENY', 'WARN', 'APPROVAL', 'CONSENT'] as const).map((severity) => finding('x', severity));
  assert.equal(bySeverity(all).flatMap(([, found]) => found).length, all.length);
});

test('what is lost is read from the finding, and anything odd in it is ignored', () => {
  const loss = featureLossOf(verdict([finding('feature-lost', 'CONSENT', {
    parameters: { lost: ['VMOTION', 7], limited: ['DRS'], unknown: 'SNAPSHOTS' },
  })]));

  assert.deepEqual([loss?.lost, loss?.limited, loss?.unknown, loss?.kept], [['VMOTION'], ['DRS'], [], []]);
  assert.equal(featureLossOf(verdict([])), null);
});

test('each reason of a companion is told once, from its finding or else from the function', () => {
  const functions = [{ address: '0000:06:00.1', role: 'COMPANION' as const, reason: 'same slot' }];
  assert.deepEqual(companionReasons(verdict([], functions)), ['same slot']);
  assert.deepEqual(companionReasons(verdict([finding('companion', 'INFO', { message: 'a' }),
    finding('companion', 'INFO', { message: 'a' })], functions)), ['a']);
});

test('codes become words', () => {
  assert.equal(featureWord('VMOTION'), 'vMotion');
  assert.equal(featureWord('FEATURE_OF_TOMORROW'), 'Feature of tomorrow');
  assert.equal(readable('AWAITING_CONSENT'), 'Awaiting consent');
  assert.equal(listing(['a', 'b', 'c']), 'a, b and c');
});
