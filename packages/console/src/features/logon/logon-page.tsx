import { LoggedOnAlready } from './logged-on-already.tsx'
import type { LogonController } from './controller/logon-controller.ts'
import { LogonPlayer } from './player/logon-player.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import classes from './logon-page.module.css'
import { RecoveryLink } from './recovery-link.tsx'
import { useLogon } from './controller/use-logon.ts'
import { useOnline } from './use-online.ts'

export function LogonPage({ controller }: { controller: LogonController }) {
  const snapshot = useLogon(controller)
  const online = useOnline()
  const { phase } = snapshot.view
  return (
    <div className={classes.page}>
      <header className={classes.brand}>
        <img src="/favicon.svg" width={32} height={32} alt="" />
        <span>Sallyport</span>
      </header>
      <main className={classes.main}>
        <OfflineNotice shown={(!snapshot.online || !online) && phase !== 'denied'} />
        <div className={classes.card}>
          <LogonPlayer snapshot={snapshot} controller={controller} />
        </div>
        {(phase === 'step' || phase === 'denied') && <LoggedOnAlready />}
        {phase === 'denied' && <RecoveryLink />}
      </main>
    </div>
  )
}
