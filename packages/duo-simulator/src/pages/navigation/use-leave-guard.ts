import { useEffect } from 'react'
import { setLeaveGuard } from './navigate.ts'

/** Asks before the reader leaves a page with unsaved changes, through a link, the back button or closing the window. */
export function useLeaveGuard(isDirty: boolean, question: string): void {
  useEffect(() => {
    if (!isDirty) return
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', beforeUnload)
    setLeaveGuard(() => window.confirm(question))
    return () => {
      window.removeEventListener('beforeunload', beforeUnload)
      setLeaveGuard(undefined)
    }
  }, [isDirty, question])
}
