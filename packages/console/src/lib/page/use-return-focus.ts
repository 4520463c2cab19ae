import { useEffect, useMemo } from 'react'

/** Long enough for the dialog to close, and for a new page to take the focus. */
const WAIT_MS = 10

/**
 * Returns the focus to the element that opened a dialog (WCAG 2.2 SC 2.4.3). Mantine does so only for dialogs that are mounted before
 * they open; most of ours are mounted on opening.
 */
export function useReturnFocus(opened = true): void {
  // Read while rendering: an effect would run after the dialog has taken the focus.
  const opener = useMemo(() => (opened ? document.activeElement : null), [opened])
  useEffect(() => {
    if (!(opener instanceof HTMLElement)) return
    return () => {
      const atClose = document.activeElement
      setTimeout(() => {
        const now = document.activeElement
        if (now === null || now === document.body || now === atClose) opener.focus({ preventScroll: true })
      }, WAIT_MS)
    }
  }, [opener])
}
