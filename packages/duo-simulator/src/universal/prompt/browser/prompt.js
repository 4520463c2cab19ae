// Waits for the phone and shows the result. Without this script the page reloads every few seconds.
const path = document.querySelector('main')?.dataset.wait
if (path) void wait()

async function wait() {
  for (;;) {
    try {
      const response = await fetch(path, { cache: 'no-store' })
      if (!response.ok || (await response.json()).hasChanged) return location.replace(location.pathname)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  }
}

// Prevents a second push by a second click.
document.addEventListener('submit', ({ target }) => {
  setTimeout(() => {
    for (const button of target.querySelectorAll('button')) button.disabled = true
  })
})
// The page that the back button restores may be outdated.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})
