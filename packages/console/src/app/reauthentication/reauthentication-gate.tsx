import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react'
import { useReauthentication } from './reauthentication-context.ts'

// Few need it, and nobody at first.
const ReauthenticationDialog = lazy(async () => ({
  default: (await import('./reauthentication-dialog.tsx')).ReauthenticationDialog,
}))

/** Shows the dialog while a change waits for it. */
export function ReauthenticationGate() {
  const reauthentication = useReauthentication()
  const reason = useSyncExternalStore(reauthentication.subscribe, reauthentication.getReason)

  // NOTE caught before every other dialog hears of it: the one that the change was made in must not close as well, with what was typed in it.
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
