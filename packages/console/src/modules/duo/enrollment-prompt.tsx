import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDeviceMobile, IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import type { DuoEnrollmentPromptFragment } from './gql/duo.logon.ts'
import { formatDuration } from '../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts'
import type { PromptProps } from '../../module-contract/console-module.ts'
import { CopyButton } from '../../module-contract/copy-button.tsx'
import { Notice } from '../../module-contract/notice.tsx'
import classes from './duo.module.css'

const APP_STORE = 'https://apps.apple.com/app/duo-mobile/id422663827'
const GOOGLE_PLAY = 'https://play.google.com/store/apps/details?id=com.duosecurity.duomobile'

/** For users new to Duo: get the app and link it to the account; then the page continues automatically. */
export function EnrollmentPrompt({ prompt, submitting, onCancel }: PromptProps<DuoEnrollmentPromptFragment>) {
  const isPhone = useMediaQuery('(pointer: coarse) and (max-width: 30em)', false, { getInitialValueInEffect: false })
  const [onPhone, setOnPhone] = useState(isPhone)
  const [cannotScan, setCannotScan] = useState(false)
  const seconds = useSecondsUntil(prompt.expiresAt) ?? 0
  const usesLink = onPhone && prompt.activationUrl !== null

  if (prompt.portalUrl)
    return (
      <Stack gap="md">
        {prompt.notice && <Notice kind="news">{prompt.notice}</Notice>}
        <Text>You have no phone set up with Duo yet. It takes a few minutes, and you need to do it only once.</Text>
        <Button
          component="a"
          href={prompt.portalUrl}
          target="_blank"
          rel="noopener noreferrer"
          size="md"
          rightSection={<IconExternalLink size={18} aria-hidden />}>
          Set up in Duo
        </Button>
        <Text size="sm" c="dimmed">
          It opens in a new tab. Return here afterwards: this page continues automatically.
        </Text>
        <Ending seconds={seconds} submitting={submitting} onCancel={onCancel} />
      </Stack>
    )
  return (
    <Stack gap="lg">
      <Text>
        From now on, your phone confirms your identity. Setting it up takes a minute, and you need to do it only once.
      </Text>
      <ol className={classes.steps}>
        <li className={classes.step}>
          <Text fw={600}>Get Duo Mobile</Text>
          <Text size="sm">
            Install the free app on your phone, from the{' '}
            <Anchor href={APP_STORE} target="_blank" rel="noopener noreferrer" underline="always" inherit>
              App Store
            </Anchor>{' '}
            or{' '}
            <Anchor href={GOOGLE_PLAY} target="_blank" rel="noopener noreferrer" underline="always" inherit>
              Google Play
            </Anchor>
            .
          </Text>
        </li>
        <li className={classes.step}>
          <Text fw={600}>{usesLink ? 'Open it with this link' : 'Scan this code'}</Text>
          {usesLink ? (
            <Stack gap="xs" mt="xs">
              <Button
                component="a"
                href={prompt.activationUrl!}
                size="md"
                fullWidth
                leftSection={<IconDeviceMobile size={18} aria-hidden />}>
                Open Duo Mobile
              </Button>
              <Button variant="subtle" onClick={() => setOnPhone(false)}>
                Show the QR code instead
              </Button>
            </Stack>
          ) : (
            <>
              <Text size="sm">In Duo Mobile, tap Add, then “Use QR code”, and point the camera at this code.</Text>
              {prompt.qrCode && (
                <img
                  className={classes.qr}
                  src={prompt.qrCode}
                  width={272}
                  height={272}
                  alt="QR code that links Duo Mobile to your account"
                />
              )}
              <Group justify="center" gap="xs">
                {prompt.activationUrl && (
                  <Button variant="subtle" onClick={() => setOnPhone(true)}>
                    {"I'm on my phone"}
                  </Button>
                )}
                {prompt.activationCode && (
                  <Button variant="subtle" aria-expanded={cannotScan} onClick={() => setCannotScan(!cannotScan)}>
                    {"Can't scan?"}
                  </Button>
                )}
              </Group>
              {cannotScan && prompt.activationCode && (
                <Stack gap={6} mt="xs">
                  <Text size="sm">In Duo Mobile, tap Add, then “Enter activation code”, and type or paste this:</Text>
                  <code className={classes.activation}>{prompt.activationCode}</code>
                  <Group justify="flex-end">
                    <CopyButton text={prompt.activationCode} label="Copy the activation code" />
                  </Group>
                </Stack>
              )}
            </>
          )}
        </li>
        <li className={classes.step}>
          <Text fw={600}>Confirm on your phone</Text>
          <Text size="sm" c="dimmed">
            When Duo Mobile shows your account, this page continues automatically.
          </Text>
        </li>
      </ol>
      <Ending seconds={seconds} submitting={submitting} onCancel={onCancel} />
    </Stack>
  )
}

function Ending({ seconds, submitting, onCancel }: { seconds: number; submitting: boolean; onCancel: () => void }) {
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed" ta="center">
        {seconds > 0 ? `Time left: ${formatDuration(seconds)}` : 'The time is up. One moment …'}
      </Text>
      <Button variant="subtle" color="gray" disabled={submitting} onClick={onCancel}>
        Cancel
      </Button>
    </Stack>
  )
}
