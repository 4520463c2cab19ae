import { useEffect, useSyncExternalStore } from 'react'
import type { LogonController } from './logon-controller.ts'
import type { LogonSnapshot } from './logon-snapshot.ts'

/** Runs a logon for as long as the page is shown, and looks again where it stands whenever the page comes back into view. */
export function useLogon(controller: LogonController): LogonSnapshot {
  useEffect(() => {
    void controller.resume()
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void controller.refresh()
    }
    // The back button may bring this page back as it was left, after a logon that has ended since.
    const onPageShow = (event: PageTransitionEvent): void => {
      if (event.persisted) void controller.resume()
    }
    document.addEventListener('visibilitychange', onVisible)
    addEventListener('pageshow', onPageShow)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('pageshow', onPageShow)
      controller.stop()
    }
  }, [controller])
  return useSyncExternalStore(controller.subscribe, controller.getSnapshot)
}
