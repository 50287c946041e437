// Before the first paint: the theme that was chosen here, otherwise the system's.
try {
  const theme = localStorage.getItem('slotkeeper-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // storage is switched off: the system's theme it is
}
