import { Button, Divider, Stack, Text } from '@mantine/core'
import { IconDeviceMobileCheck, IconMessage, IconPhone } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { DuoFactor } from '../../gql/schema.ts'
import type { DuoChoicePromptFragment } from './gql/duo.logon.ts'
import { formatDuration } from '../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts'
import type { PromptProps, StepAnswer } from '../../module-contract/console-module.ts'
import { Notice } from '../../module-contract/notice.tsx'
import { PasscodeForm } from './passcode-form.tsx'

interface Way {
  words: string
  icon: typeof IconPhone
  toAnswer: (device: string) => StepAnswer
}

const WAYS: Partial<Record<DuoFactor, Way>> = {
  PUSH: { words: 'Send me a push', icon: IconDeviceMobileCheck, toAnswer: (device) => ({ duo: { push: { device } } }) },
  PHONE: { words: 'Call me', icon: IconPhone, toAnswer: (device) => ({ duo: { phone: { device } } }) },
  SMS: { words: 'Text me codes', icon: IconMessage, toAnswer: (device) => ({ duo: { sms: { device } } }) },
}

export function ChoicePrompt({ prompt, problem, submitting, onAnswer }: PromptProps<DuoChoicePromptFragment>) {
  const [chosen, setChosen] = useState<string | null>(null)
  const reasonId = useId()
  const waitSeconds = useSecondsUntil(prompt.resendAt) ?? 0
  const ways = prompt.devices.flatMap((device) =>
    device.factors.flatMap((factor) => ({ device, factor, way: WAYS[factor] })),
  )
  const buttons = ways.filter((entry): entry is typeof entry & { way: Way } => entry.way !== undefined)
  const send = (key: string, answer: StepAnswer): void => {
    setChosen(key)
    onAnswer(answer)
  }

  return (
    <Stack gap="md">
      {prompt.notice && <Notice kind="news">{prompt.notice}</Notice>}
      {buttons.length > 0 && (
        <Stack gap="sm">
          {buttons.map(({ device, factor, way }, index) => {
            const key = `${factor} ${device.id}`
            const early = waitSeconds > 0
            return (
              <Button
                key={key}
                size="md"
                h="auto"
                mih={52}
                fullWidth
                justify="flex-start"
                variant={index === 0 ? 'filled' : 'default'}
                leftSection={<way.icon size={22} aria-hidden />}
                styles={{
                  label: {
                    whiteSpace: 'normal',
                    textAlign: 'left',
                    overflowWrap: 'anywhere',
                    paddingBlock: 8,
                    lineHeight: 1.3,
                  },
                }}
                loading={submitting && chosen === key}
                disabled={early || (submitting && chosen !== key)}
                aria-describedby={early ? reasonId : undefined}
                onClick={() => send(key, way.toAnswer(device.id))}>
                {way.words} · {device.name}
              </Button>
            )
          })}
          {waitSeconds > 0 && (
            <Text id={reasonId} size="sm" c="dimmed">
              You can send another request in {formatDuration(waitSeconds)}.
            </Text>
          )}
        </Stack>
      )}
      {buttons.length > 0 && prompt.acceptsPasscode && <Divider label="or" />}
      {prompt.acceptsPasscode && (
        <PasscodeForm
          problem={problem}
          submitting={submitting && chosen === null}
          takesFocus={prompt.notice !== null || buttons.length === 0}
          onPasscode={(passcode) => {
            setChosen(null)
            onAnswer({ duo: { passcode } })
          }}
        />
      )}
      {buttons.length === 0 && !prompt.acceptsPasscode && (
        <Text>None of your devices can be used here. Ask an administrator for help.</Text>
      )}
    </Stack>
  )
}
