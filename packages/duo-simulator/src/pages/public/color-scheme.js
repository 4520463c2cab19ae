// Runs before the first paint, so that a dark page never flashes white. A separate file, because the pages'
// content security policy allows no inline script. app.tsx passes the same key to Mantine.
;(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('duo-simulator-color-scheme')
  } catch {
    // If storage is disabled, the system decides.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
