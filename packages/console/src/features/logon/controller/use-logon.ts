import { useEffect, useSyncExternalStore } from 'react'
import type { LogonController } from './logon-controller.ts'
import type { LogonSnapshot } from './logon-snapshot.ts'

/** Runs a logon while the page is shown, and reads its state again whenever the page becomes visible. */
export function useLogon(controller: LogonController): LogonSnapshot {
  useEffect(() => {
    void controller.resume()
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void controller.refresh()
    }
    // The back button may restore this page after its logon has ended.
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
