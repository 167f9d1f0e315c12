// Runs before the first paint, so that a dark page never flashes white. A file of its own, since the
// content security policy allows no inline script. `src/lib/theme.ts` writes what is read here.
(() => {
  const darkSystem = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const chosen = localStorage.getItem('rollcall-theme');
    const dark = chosen === 'dark' || (chosen !== 'light' && darkSystem.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };
  paint();
  // Also on the screens before the sign-in, which load nothing else that knows of themes.
  darkSystem.addEventListener('change', paint);
})();
