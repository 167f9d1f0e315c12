// Runs before the first paint, so that a dark page never flashes white. A file of its own, since the
// content security policy allows no inline script. `src/lib/theme.ts` writes what is read here.
(() => {
  const chosen = localStorage.getItem('rollcall-theme');
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
