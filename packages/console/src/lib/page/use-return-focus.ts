import { useEffect, useMemo } from 'react'

/** Later than the dialog is gone, and than a page that comes in its place has taken the focus. */
const WAIT_MS = 10

/**
 * Gives the focus back to what a dialog was opened with (WCAG 2.2 SC 2.4.3). Mantine does so only for dialogs that were there before they were
 * opened; ours mostly come with it.
 */
export function useReturnFocus(opened = true): void {
  // Asked while rendering: an effect comes after the dialog has taken the focus.
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
