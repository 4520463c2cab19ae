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
  /** The time is up: the server has something else live by now. */
  onOver: () => void
}

/** A publication on probation: how long still, who and why, and the three ways to settle it. */
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
    // The server looks for what is overdue every few seconds.
    const timer = setInterval(() => tellOver(), 5_000)
    tellOver()
    return () => clearInterval(timer)
  }, [isOver])
  if (!pending) return null

  const settle = async () => {
    try {
      const { data } = await rollBack({ variables: { key, version: pending.version } })
      showDone(`${name} is as before: the steps of version ${pending.fallbackVersion} are live.`)
      onSettled(data!.takeBackPublication)
    } catch (error) {
      showProblem(error)
      onOver()
    }
  }
  return (
    <section aria-label={`${name} on probation`}>
      {/* No alert: a screen reader would read every second of the countdown. */}
      <Alert
        role="note"
        color="orange"
        variant="light"
        mb="lg"
        icon={<IconHourglass aria-hidden />}
        title={`${name}: version ${pending.version} takes itself back in ${isOver ? 'a moment' : formatCountdown(seconds ?? 0)}`}>
        <Stack gap="sm" align="flex-start">
          <Text size="sm">
            Published by {pending.publishedBy}
            {pending.reason ? `: “${pending.reason}”` : ''}. It stays if an administrator logs on through it in time;
            otherwise the steps of version {pending.fallbackVersion} are live again.
          </Text>
          {sessionDelivery === 'TOKEN' && (
            <Group gap="xs">
              <Text size="sm">No browser logs on here; a terminal does:</Text>
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
                Log on through it now
              </Button>
            )}
            {canWrite && (
              <>
                <Button size="xs" variant="default" onClick={() => setConfirming(true)}>
                  Keep
                </Button>
                <Button size="xs" variant="default" loading={loading} onClick={() => void settle()}>
                  Take back
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
