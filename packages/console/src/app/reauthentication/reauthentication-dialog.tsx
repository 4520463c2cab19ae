import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { Suspense, lazy, useEffect, useState } from 'react'
import type { Reauthentication, ReauthenticationReason } from '../../lib/client/reauthentication.ts'
import { useViewer } from '../../lib/client/viewer.ts'
import { useReturnFocus } from '../../lib/page/use-return-focus.ts'

const ReauthenticationPlayer = lazy(async () => ({
  default: (await import('./reauthentication-player.tsx')).ReauthenticationPlayer,
}))

/** Above everything else: the change may have been made in another dialog. */
const ABOVE_OTHER_DIALOGS = 300

/** Hides the page once its user's session has ended. */
const HIDING = { backgroundOpacity: 0.85, blur: 12 }

/** Asks for a new logon before a sensitive change, or after the session has ended. The page below stays as it is. */
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
  // The player sets the title of the document to that of the step.
  useEffect(
    () => () => {
      document.title = title
    },
    [title],
  )
  const cancel = () => onSettled('cancelled')
  const hasEnded = reason === 'session-ended'
  return (
    // The gate handles the Escape key.
    <Modal
      opened
      onClose={cancel}
      title={hasEnded ? 'Your session has ended' : 'Confirm your identity'}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={ABOVE_OTHER_DIALOGS}
      closeButtonProps={{ 'aria-label': 'Close' }}
      {...(hasEnded && { overlayProps: HIDING })}>
      <Stack>
        <Text size="sm">
          {hasEnded
            ? `Log on again as ${user.username} to continue where you were. Your input is still here.`
            : `This change needs a recent logon. Log on again as ${user.username} to make it. Your input is still here.`}
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
