import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { DuoWaitPromptFragment } from './gql/duo.logon.ts'
import { formatCountdown } from '../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts'
import type { PromptProps } from '../../module-contract/console-module.ts'
import { PasscodeForm, isAboutPasscode } from './passcode-form.tsx'
import { ResendButton } from './resend-button.tsx'
import { VerificationCode } from './verification-code.tsx'
import { WaitingPhone } from './waiting-phone.tsx'

export function WaitPrompt({ prompt, problem, submitting, onAnswer, onCancel }: PromptProps<DuoWaitPromptFragment>) {
  const [wantsPasscode, setWantsPasscode] = useState(false)
  const seconds = useSecondsUntil(prompt.expiresAt) ?? 0
  const calls = prompt.factor === 'PHONE'
  const device = prompt.device?.name ?? 'your phone'
  const entersPasscode = prompt.acceptsPasscode && (wantsPasscode || isAboutPasscode(problem))

  return (
    <Stack gap="lg">
      <Stack gap="sm" align="center" ta="center">
        <WaitingPhone calls={calls} />
        <Text>
          {calls ? 'We are calling ' : 'We sent a request to '}
          <Text span fw={600}>
            {device}
          </Text>
          .{calls && ' Answer and follow the instructions.'}
        </Text>
        {prompt.verificationCode && <VerificationCode code={prompt.verificationCode} />}
        <Text size="sm" c="dimmed" role="status">
          {prompt.statusMessage}
        </Text>
        <Text size="sm" c="dimmed">
          {seconds > 0 ? `Time left: ${formatCountdown(seconds)}` : 'The time is up. One moment …'}
        </Text>
      </Stack>
      <Stack gap="xs">
        <ResendButton
          calls={calls}
          resendAt={prompt.resendAt}
          submitting={submitting}
          onResend={() => {
            const target = { device: prompt.device?.id ?? 'auto' }
            onAnswer({ duo: calls ? { phone: target } : { push: target } })
          }}
        />
        {entersPasscode && (
          <PasscodeForm
            problem={problem}
            submitting={submitting}
            takesFocus={wantsPasscode}
            onPasscode={(passcode) => onAnswer({ duo: { passcode } })}
          />
        )}
        <Group justify="center" gap={4}>
          {prompt.acceptsPasscode && !entersPasscode && (
            <Button variant="subtle" px="sm" onClick={() => setWantsPasscode(true)}>
              Enter a passcode
            </Button>
          )}
          <Button
            variant="subtle"
            px="sm"
            disabled={submitting}
            onClick={() => onAnswer({ duo: { chooseAgain: true } })}>
            Use another device
          </Button>
        </Group>
        <Button variant="subtle" color="gray" disabled={submitting} onClick={onCancel}>
          Cancel
        </Button>
      </Stack>
    </Stack>
  )
}
