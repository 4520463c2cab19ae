import { Loader, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { LogonController } from '../../features/logon/controller/logon-controller.ts'
import { findWhoIsLoggedOn } from '../../features/logon/server/logon-operations.ts'
import { LogonPlayer } from '../../features/logon/player/logon-player.tsx'
import { useLogon } from '../../features/logon/controller/use-logon.ts'
import { KnownUsername } from '../../module-contract/known-username.ts'

interface ReauthenticationPlayerProps {
  user: { id: string; username: string }
  onConfirmed: () => void
}

/** An ordinary logon, as on the logon page, for one user only. It creates a new session; the server ends the one it replaces. */
export function ReauthenticationPlayer({ user, onConfirmed }: ReauthenticationPlayerProps) {
  const [controller] = useState(() => {
    const finish = async (): Promise<void> => {
      const loggedOn = await findWhoIsLoggedOn().catch(() => null)
      // NOTE the page and its forms belong to the first user: another user must start from a fresh page.
      if (loggedOn?.id !== user.id) return location.assign('/')
      onConfirmed()
    }
    return new LogonController({
      accessType: 'browser',
      returnTo: null,
      survivesReload: false,
      goTo: () => void finish(),
    })
  })
  const snapshot = useLogon(controller)
  useEffect(() => {
    return () => {
      if (controller.getSnapshot().view.phase === 'step') void controller.cancel()
    }
  }, [controller])
  if (snapshot.view.phase === 'completed')
    return (
      <Text role="status">
        <Loader size="xs" aria-hidden /> Confirmed. Continuing …
      </Text>
    )
  return (
    <KnownUsername value={user.username}>
      <LogonPlayer snapshot={snapshot} controller={controller} />
    </KnownUsername>
  )
}
