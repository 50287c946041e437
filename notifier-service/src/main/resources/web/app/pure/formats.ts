const LSPCI = 'text/x-lspci';
const ESXCLI = 'text/x-esxcli-pci';
const NODEDEV = 'application/x-libvirt-nodedev+xml';

/** What only esxcli prints: ids with 0x after a key, owners, the head of the passthrough table. */
const ESXCLI_LINES = /^\s*(?:Vendor ID: 0x|(?:Configured|Current) Owner:|Device ID\s+Enabled\s*$)/m;

/** The media type of a pasted report, by what stands in it; what is not recognised is taken for lspci, whose reader says why not. */
export function formatOf(text: string): string {
  if (text.trimStart().startsWith('<')) return NODEDEV;
  return ESXCLI_LINES.test(text) ? ESXCLI : LSPCI;
}
