import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react'
import { useReauthentication } from './reauthentication-context.ts'

// Rarely needed, and never at first.
const ReauthenticationDialog = lazy(async () => ({
  default: (await import('./reauthentication-dialog.tsx')).ReauthenticationDialog,
}))

/** Shows the dialog while a request waits for a new logon. */
export function ReauthenticationGate() {
  const reauthentication = useReauthentication()
  const reason = useSyncExternalStore(reauthentication.subscribe, reauthentication.getReason)

  // NOTE handled before any other dialog sees it: the dialog in which the change was made must not close and lose its input.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || reauthentication.getReason() === null) return
      event.stopImmediatePropagation()
      reauthentication.settle('cancelled')
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [reauthentication])

  return (
    <Suspense fallback={null}>
      {reason && <ReauthenticationDialog reason={reason} onSettled={reauthentication.settle} />}
    </Suspense>
  )
}
