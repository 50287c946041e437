/** Switches from the theme that is shown to the other one, and remembers it for this browser. */
export function switchTheme(): void {
  const dark = document.documentElement.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = dark === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = next;
  localStorage.setItem('slotkeeper-theme', next);
}
