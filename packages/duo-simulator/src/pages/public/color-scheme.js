// Runs before the first paint so that a dark page never flashes white. A file of its own, since the
// pages' content security policy allows no inline script. The key is the one main.tsx hands to Mantine.
;(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('duo-simulator-color-scheme')
  } catch {
    // Storage may be switched off: then the system decides.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
