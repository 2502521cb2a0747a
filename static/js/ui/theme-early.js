/* Before the first paint: the chosen theme, if one was chosen, so that nothing flashes. */
try {
  const chosen = localStorage.getItem('ravine-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // No storage: the page follows the system.
}
