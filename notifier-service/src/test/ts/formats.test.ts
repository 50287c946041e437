import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf } from '../../main/resources/web/app/pure/formats.ts';

test('a report is recognised by what stands in it', () => {
  assert.equal(formatOf('Slot:\t0000:06:00.0\nClass:\tEthernet controller [0200]\n'), 'text/x-lspci');
  assert.equal(formatOf('0000:06:00.0\n   Address: 0000:06:00.0\n   Vendor ID: 0x8086\n'), 'text/x-esxcli-pci');
  assert.equal(formatOf('   SubVendor ID: 0x8086\n   Current Owner: VMkernel\n'), 'text/x-esxcli-pci');
  assert.equal(formatOf('Device ID     Enabled\n------------  -------\n0000:06:00.0     true\n'), 'text/x-esxcli-pci');
  assert.equal(formatOf('\n<device>\n  <name>pci_0000_06_00_0</name>'), 'application/x-libvirt-nodedev+xml');
  assert.equal(formatOf('anything else'), 'text/x-lspci');
});
