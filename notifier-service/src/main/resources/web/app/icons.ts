import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const PATHS = {
  host: svg`<rect x="3" y="4" width="18" height="7" rx="1.5"/><rect x="3" y="13" width="18" height="7" rx="1.5"/><path d="M7 7.5h.01M7 16.5h.01M11 7.5h6M11 16.5h6"/>`,
  passthrough: svg`<path d="M3 12h13M11 6l6 6-6 6M20 4v16"/>`,
  unknown: svg`<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M12 16.8h.01"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6L11.600 7.600M14 10a4 4 0 0 0-6-.4L5.400 12.200a4 4 0 0 0 5.600 5.600l1.400-1.400"/>`,
  bridge: svg`<path d="M4 18V9a8 8 0 0 1 16 0v9M4 13h16M9 13v5M15 13v5"/>`,
  network: svg`<rect x="4" y="4" width="16" height="12" rx="1.500"/><path d="M8 16v4M12 16v4M16 16v4M8 8v2M12 8v2M16 8v2"/>`,
  storage: svg`<ellipse cx="12" cy="6" rx="8" ry="3"/><path d="M4 6v12c0 1.700 3.600 3 8 3s8-1.300 8-3V6M4 12c0 1.700 3.600 3 8 3s8-1.300 8-3"/>`,
  display: svg`<rect x="3" y="4" width="18" height="12" rx="1.500"/><path d="M9 20h6M12 16v4"/>`,
  chip: svg`<rect x="6" y="6" width="12" height="12" rx="1.500"/><path d="M9 2v4M15 2v4M9 18v4M15 18v4M2 9h4M2 15h4M18 9h4M18 15h4"/>`,
  vm: svg`<rect x="3" y="5" width="18" height="13" rx="1.500"/><path d="M10 9l5 2.500-5 2.500z"/>`,
  warning: svg`<path d="M12 4 2.500 20h19zM12 10v4M12 17h.01"/>`,
  error: svg`<circle cx="12" cy="12" r="9"/><path d="M8.500 8.500l7 7M15.500 8.500l-7 7"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.800h.01"/>`,
  ok: svg`<circle cx="12" cy="12" r="9"/><path d="M8 12.300l2.700 2.700L16 9.500"/>`,
  hand: svg`<path d="M8 12V5.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V6a1.500 1.500 0 0 1 3 0v8a6 6 0 0 1-6 6h-.8a6 6 0 0 1-4.700-2.300L4 14.500a1.500 1.500 0 0 1 2.400-1.800L8 14"/>`,
  bell: svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.500a2 2 0 0 0 4 0"/>`,
  theme: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.500 2"/>`,
  lost: svg`<path d="M4 4l16 16M7 7H6a3 3 0 0 0-3 3v4a3 3 0 0 0 3 3h8M18 17a3 3 0 0 0 3-3v-4a3 3 0 0 0-3-3h-6"/>`,
  close: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  out: svg`<path d="M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour of its text. It says nothing by itself: a word always stands beside it. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;

/** The icon of a function by its PCI class. */
export function classIcon(classId: string | null | undefined): TemplateResult {
  const base = (classId ?? '').slice(0, 2);
  if (base === '02' || base === '0d') return icon('network');
  if (base === '01' || classId === '0c04') return icon('storage');
  if (base === '03') return icon('display');
  return icon('chip');
}
