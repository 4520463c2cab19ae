import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PromptProps } from '../../module-contract/console-module.ts'

/** Asks, after Duo's approval, whether to remember this browser. No answer counts as no. */
export function RememberPrompt({ submitting, onAnswer }: PromptProps<unknown>) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const answer = (remember: boolean): void => {
    setChosen(remember)
    onAnswer({ duo: { remember } })
  }
  return (
    <Stack gap="md">
      <Text>Duo has confirmed your identity. If only you use this browser, Duo can skip asking here for a while.</Text>
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
        Choose no on a shared or borrowed device. If you don’t choose, you are logged on in a minute and this browser is
        not remembered.
      </Text>
    </Stack>
  )
}
