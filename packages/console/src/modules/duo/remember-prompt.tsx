import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PromptProps } from '../../module-contract/console-module.ts'

/** Duo has said yes; whether this is a browser of one's own only its user can know. No answer counts as no. */
export function RememberPrompt({ submitting, onAnswer }: PromptProps<unknown>) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const answer = (remember: boolean): void => {
    setChosen(remember)
    onAnswer({ duo: { remember } })
  }
  return (
    <Stack gap="md">
      <Text>
        Duo has confirmed that it is you. If nobody else uses this browser, Duo need not ask you again here for a while.
      </Text>
      <Button
        size="md"
        fullWidth
        loading={submitting && chosen === true}
        disabled={submitting && chosen !== true}
        onClick={() => answer(true)}>
        Yes, remember this browser
      </Button>
      <Button
        size="md"
        fullWidth
        variant="default"
        loading={submitting && chosen === false}
        disabled={submitting && chosen !== false}
        onClick={() => answer(false)}>
        No, ask me each time
      </Button>
      <Text size="sm" c="dimmed">
        Choose no on a shared or borrowed device. If you don’t choose, you are logged on in a minute and nothing is
        remembered.
      </Text>
    </Stack>
  )
}
