import { Button, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { DuoUniversalPromptFragment } from './gql/duo-universal.logon.ts'
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts'
import type { PromptProps } from '../../module-contract/console-module.ts'
import { isFirstVisit } from './is-first-visit.ts'

/** Redirects to Duo automatically the first time. A user who comes back without confirming decides when to go again. */
export function RedirectPrompt({ prompt, problem, submitting, onAnswer }: PromptProps<DuoUniversalPromptFragment>) {
  const { redirectUrl, state } = prompt
  const isOver = (useSecondsUntil(prompt.expiresAt) ?? 1) <= 0
  const [isGoing, setIsGoing] = useState(false)
  useEffect(() => {
    if (problem || !isFirstVisit(state)) return
    setIsGoing(true)
    location.assign(redirectUrl)
  }, [state, redirectUrl, problem])
  return (
    <Stack gap="lg">
      <Text>
        {isGoing ? 'Taking you to Duo …' : 'Confirm your identity on Duo’s page. You then return here automatically.'}
      </Text>
      {isOver ? (
        <Button size="md" loading={submitting} onClick={() => onAnswer({ duoUniversal: { startAgain: true } })}>
          Start Duo again
        </Button>
      ) : (
        <Button component="a" href={redirectUrl} size="md" rightSection={<IconArrowRight size={18} aria-hidden />}>
          Continue to Duo
        </Button>
      )}
    </Stack>
  )
}
