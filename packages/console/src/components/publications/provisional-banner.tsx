import { useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconHourglass } from '@tabler/icons-react'
import { Suspense, lazy, useEffect, useEffectEvent, useState } from 'react'
import { Copyable } from '../copyable.tsx'
import { showDone, showProblem } from '../feedback/toast.tsx'
import type { SessionDelivery } from '../../gql/schema.ts'
import { RollBackPublicationDocument } from './gql/publications.ts'
import { formatCountdown } from '../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import type { ProvisionalPartsFragment, SchemePartsFragment } from '../../lib/documents/gql/schemes.ts'

const ConfirmPublicationModal = lazy(async () => ({
  default: (await import('./confirm-publication-modal.tsx')).ConfirmPublicationModal,
}))

interface ProvisionalBannerProps {
  scheme: { key: string; name: string; sessionDelivery: SessionDelivery; pending?: ProvisionalPartsFragment | null }
  onSettled: (scheme: SchemePartsFragment) => void
  /** Called once the time is up: the server has rolled back, or will in a moment. */
  onOver: () => void
}

/** A provisional publication: the time left, who published it and why, and the ways to confirm it or roll it back. */
export function ProvisionalBanner({ scheme, onSettled, onOver }: ProvisionalBannerProps) {
  const { key, name, sessionDelivery, pending } = scheme
  const seconds = useSecondsUntil(pending?.confirmBy)
  const canWrite = usePermission('schemes:write')
  const [rollBack, { loading }] = useMutation(RollBackPublicationDocument)
  const [isConfirming, setConfirming] = useState(false)
  const tellOver = useEffectEvent(onOver)
  const isOver = seconds === 0
  useEffect(() => {
    if (!isOver) return
    // The server checks for overdue publications every few seconds.
    const timer = setInterval(() => tellOver(), 5_000)
    tellOver()
    return () => clearInterval(timer)
  }, [isOver])
  if (!pending) return null

  const settle = async () => {
    try {
      const { data } = await rollBack({ variables: { key, version: pending.version } })
      showDone(`${name} rolled back. The steps of version ${pending.fallbackVersion} are live.`)
      onSettled(data!.takeBackPublication)
    } catch (error) {
      showProblem(error)
      onOver()
    }
  }
  return (
    <section aria-label={`Provisional publication of ${name}`}>
      {/* Not an alert: a screen reader would read out every second of the countdown. */}
      <Alert
        role="note"
        color="orange"
        variant="light"
        mb="lg"
        icon={<IconHourglass aria-hidden />}
        title={`${name}: version ${pending.version} rolls back in ${isOver ? 'a moment' : formatCountdown(seconds ?? 0)}`}>
        <Stack gap="sm" align="flex-start">
          <Text size="sm">
            Published by {pending.publishedBy}
            {pending.reason ? `: “${pending.reason}”` : ''}. If no administrator logs on through it in time, the steps
            of version {pending.fallbackVersion} go live again.
          </Text>
          {sessionDelivery === 'TOKEN' && (
            <Group gap="xs">
              <Text size="sm">Log on through it in a terminal:</Text>
              <Copyable value={`sallyport logon --access-type ${key}`} what="command" />
            </Group>
          )}
          <Group gap="xs">
            {sessionDelivery === 'COOKIE' && (
              <Button
                component="a"
                href={`/logon?accessType=${encodeURIComponent(key)}`}
                target="_blank"
                rel="noopener"
                size="xs"
                variant="default"
                leftSection={<IconExternalLink size={14} aria-hidden />}>
                Log on through it
              </Button>
            )}
            {canWrite && (
              <>
                <Button size="xs" variant="default" onClick={() => setConfirming(true)}>
                  Confirm
                </Button>
                <Button size="xs" variant="default" loading={loading} onClick={() => void settle()}>
                  Roll back
                </Button>
              </>
            )}
          </Group>
        </Stack>
        <Suspense fallback={null}>
          {isConfirming && (
            <ConfirmPublicationModal
              schemeKey={key}
              name={name}
              version={pending.version}
              onClose={() => setConfirming(false)}
              onConfirmed={(confirmed) => {
                setConfirming(false)
                onSettled(confirmed)
              }}
            />
          )}
        </Suspense>
      </Alert>
    </section>
  )
}
