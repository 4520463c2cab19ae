// Waits for what happens on the phone, and shows it. Without this script the page looks anew by itself.
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

// A second click would send a second push.
document.addEventListener('submit', ({ target }) => {
  setTimeout(() => {
    for (const button of target.querySelectorAll('button')) button.disabled = true
  })
})
// Unless the page comes back from the browser's memory.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})
