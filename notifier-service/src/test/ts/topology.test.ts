import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hopsOf, readingOrder, topologyOf } from '../../main/resources/web/app/pure/topology.ts';
import { bridge, device } from './fixtures.ts';

const PORT = { contextGroup: '0000:06:00.0' };

test('functions hang below their bridges, in the order of their addresses', () => {
  const topology = topologyOf([
    device('0000:07:00.0', { path: '0000:00:07.0/07:00.0' }),
    device('0000:06:00.1', { ...PORT, path: '0000:00:03.0/06:00.1' }),
    device('0000:06:00.0', { ...PORT, path: '0000:00:03.0/06:00.0' }),
    bridge('0000:00:03.0'),
  ]);

  assert.deepEqual(topology.branches.map((branch) => branch.bridges.map((node) => node.address)), [
    ['0000:00:03.0'],
    ['0000:00:07.0'],
  ]);
  assert.deepEqual(readingOrder(topology), ['0000:06:00.0', '0000:06:00.1', '0000:07:00.0']);
});

test('a bridge is named after its device, and without one it is still a bridge', () => {
  const topology = topologyOf([bridge('0000:00:03.0'), device('0000:06:00.0', { path: '0000:00:03.0/06:00.0' }),
    device('0000:07:00.0', { path: '0000:00:07.0/07:00.0' })]);

  assert.deepEqual(topology.branches.flatMap((branch) => branch.bridges.map((node) => node.name)), [
    'Root port 0000:00:03.0',
    'PCI bridge',
  ]);
});

test('a box says that its functions move together only when they do', () => {
  const topology = topologyOf([device('0000:06:00.0', PORT), device('0000:06:00.1', PORT), device('0000:07:00.0')]);
  const boxes = topology.branches.flatMap((branch) => branch.slots);

  assert.deepEqual(boxes.map((box) => [box.group, box.functions.length, box.movesTogether]), [
    ['0000:06:00.0', 2, true],
    ['0000:07:00.0', 1, false],
  ]);
});

test('a group over two slots says so in both boxes', () => {
  const group = { contextGroup: '0000:06:00.0' };
  const topology = topologyOf([
    device('0000:06:00.0', { ...group, path: '0000:00:03.0/06:00.0' }),
    device('0000:07:00.0', { ...group, path: '0000:00:07.0/07:00.0' }),
  ]);

  assert.deepEqual(topology.branches.flatMap((branch) => branch.slots.map((box) => box.movesTogether)), [true, true]);
});

test('without a path functions are sorted by bus, and the root complex is called by its name', () => {
  const topology = topologyOf([device('0000:00:1f.2'), device('0000:06:00.0')]);

  assert.deepEqual(topology.branches.map((branch) => [branch.key, branch.label]), [
    ['0000:00', 'On the root complex'],
    ['0000:06', 'Bridge not reported'],
  ]);
});

test('bridges that lead to nothing are kept apart', () => {
  const topology = topologyOf([bridge('0000:00:1c.0'), bridge('0000:00:03.0'),
    device('0000:06:00.0', { path: '0000:00:03.0/06:00.0' })]);

  assert.deepEqual(topology.idleBridges.map((idle) => idle.address), ['0000:00:1c.0']);
});

test('inner hops get the domain that lspci leaves out', () => {
  assert.deepEqual(hopsOf({ address: '0001:04:00.0', path: '0001:00:03.0/02:00.0/03:00.0/04:00.0' }), [
    '0001:00:03.0',
    '0001:02:00.0',
    '0001:03:00.0',
  ]);
  assert.deepEqual(hopsOf({ address: '0001:04:00.0', path: null }), []);
});
