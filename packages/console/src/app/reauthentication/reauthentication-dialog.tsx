import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { Suspense, lazy, useEffect, useState } from 'react'
import type { Reauthentication, ReauthenticationReason } from '../../lib/client/reauthentication.ts'
import { useViewer } from '../../lib/client/viewer.ts'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'

const ReauthenticationPlayer = lazy(async () => ({
  default: (await import('./reauthentication-player.tsx')).ReauthenticationPlayer,
}))

/** Over everything else that may be open: a change may have been made in a dialog of its own. */
const ABOVE_OTHER_DIALOGS = 300

/** Nobody can see the page of somebody whose session is over. */
const HIDING = { backgroundOpacity: 0.85, blur: 12 }

/** Has whoever makes a sensitive change with an old logon, or whose session has ended, log on again. The page under it stays as it is. */
export function ReauthenticationDialog({
  reason,
  onSettled,
}: {
  reason: ReauthenticationReason
  onSettled: Reauthentication['settle']
}) {
  useReturnFocus()
  const { user } = useViewer()
  const [title] = useState(document.title)
  // The player names the page by its steps.
  useEffect(
    () => () => {
      document.title = title
    },
    [title],
  )
  const cancel = () => onSettled('cancelled')
  const hasEnded = reason === 'session-ended'
  return (
    // The Escape key is the gate's.
    <Modal
      opened
      onClose={cancel}
      title={hasEnded ? 'Your session has ended' : 'Confirm it is you'}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={ABOVE_OTHER_DIALOGS}
      closeButtonProps={{ 'aria-label': 'Close' }}
      {...(hasEnded && { overlayProps: HIDING })}>
      <Stack>
        <Text size="sm">
          {hasEnded
            ? `Log on again as ${user.username} to go on where you were. What you have entered is still here.`
            : `This change matters, and it is a while since you logged on. Log on again as ${user.username} to make it. What you have entered stays.`}
        </Text>
        <Suspense fallback={<Loader aria-label="Loading" />}>
          <ReauthenticationPlayer user={user} onConfirmed={() => onSettled('confirmed')} />
        </Suspense>
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {hasEnded ? 'Leave the page' : 'Cancel'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
