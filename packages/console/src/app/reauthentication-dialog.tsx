import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { Suspense, lazy, useEffect, useState } from 'react'
import type { Reauthentication } from '../lib/reauthentication.ts'
import { useViewer } from '../lib/viewer.ts'

const ReauthenticationPlayer = lazy(async () => ({ default: (await import('./reauthentication-player.tsx')).ReauthenticationPlayer }))

/** Over everything else that may be open: a change may have been made in a dialog of its own. */
const ABOVE_OTHER_DIALOGS = 300

/** Has whoever makes a sensitive change with an old logon confirm that it is them. The page under it stays as it is. */
export function ReauthenticationDialog({ onSettled }: { onSettled: Reauthentication['settle'] }) {
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
  return (
    // The Escape key is the gate's.
    <Modal opened onClose={cancel} title="Confirm it is you" closeOnClickOutside={false} closeOnEscape={false} zIndex={ABOVE_OTHER_DIALOGS} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack>
        <Text size="sm">This change matters, and it is a while since you logged on. Log on again as {user.username} to make it. What you have entered stays.</Text>
        <Suspense fallback={<Loader aria-label="Loading" />}>
          <ReauthenticationPlayer user={user} onConfirmed={() => onSettled('confirmed')} />
        </Suspense>
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
