import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterClick, companionsOf } from '../../main/resources/web/app/pure/selection.ts';
import { device } from './fixtures.ts';

const PORT = { contextGroup: '0000:06:00.0' };
const CARD = [device('0000:06:00.0', PORT), device('0000:06:00.1', PORT), device('0000:07:00.0')];

test('the neighbour of a requested function moves along', () => {
  assert.deepEqual([...companionsOf(CARD, new Set(['0000:06:00.0']))], [['0000:06:00.1', '0000:06:00.0']]);
  assert.deepEqual([...companionsOf(CARD, new Set(['0000:07:00.0']))], []);
});

test('who is requested is no companion', () => {
  assert.equal(companionsOf(CARD, new Set(['0000:06:00.0', '0000:06:00.1'])).size, 0);
});

for (const [why, more] of [
  ['it is lost', { presence: 'LOST' }],
  ['it is in passthrough already', { context: 'PASSTHROUGH' }],
  ['an order is known to have brought it there', { effectiveContext: 'PASSTHROUGH', pending: 'TO_HOST' }],
  ['no machine can have it', { assignable: false }],
] as const) {
  test(`a neighbour does not move when ${why}`, () => {
    const devices = [device('0000:06:00.0', PORT), device('0000:06:00.1', { ...PORT, ...more })];
    assert.equal(companionsOf(devices, new Set(['0000:06:00.0'])).size, 0);
  });
}

test('a neighbour on its way back to the host moves again', () => {
  const devices = [device('0000:06:00.0', PORT), device('0000:06:00.1', { ...PORT, context: 'PASSTHROUGH', pending: 'TO_HOST' })];
  assert.equal(companionsOf(devices, new Set(['0000:06:00.0'])).size, 1);
});

test('a neighbour that an order gave back to the host moves again', () => {
  const devices = [device('0000:06:00.0', PORT), device('0000:06:00.1', { ...PORT, context: 'PASSTHROUGH', effectiveContext: 'HOST' })];
  assert.equal(companionsOf(devices, new Set(['0000:06:00.0'])).size, 1);
});

test('where a neighbour is claimed the group has moved before, where it is only kept it has not', () => {
  const beside = (kind: string) => [
    device('0000:06:00.0', { ...PORT, heldBy: { assignment: null, holder: 'vm-41', kind, since: null } }),
    ...CARD.slice(1),
  ];
  assert.equal(companionsOf(beside('CLAIM'), new Set(['0000:06:00.0'])).size, 0);
  assert.equal(companionsOf(beside('TENTATIVE'), new Set(['0000:06:00.0'])).size, 1);
});

test('a click requests, a second one takes back', () => {
  const once = afterClick(CARD, new Set(), '0000:06:00.0');
  assert.deepEqual([...once], ['0000:06:00.0']);
  assert.deepEqual([...afterClick(CARD, once, '0000:06:00.0')], []);
});

test('a click on the companion takes back what drags it, and nothing else', () => {
  const requested = new Set(['0000:06:00.0', '0000:07:00.0']);
  assert.deepEqual([...afterClick(CARD, requested, '0000:06:00.1')], ['0000:07:00.0']);
});
