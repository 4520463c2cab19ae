import { Button, Stack, Text } from '@mantine/core'
import { IconClock, IconInfoCircle, IconLock } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { formatDuration } from '../../../lib/time/format-duration.ts'
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts'
import { useProblemText } from './use-problem-text.ts'
import type { Failure } from '../controller/logon-snapshot.ts'
import classes from './player.module.css'
import { ReferenceLine } from './reference-line.tsx'

interface LogonEndedProps {
  problem: Failure
  onStartAgain: () => void
}

const ICONS: Readonly<Record<string, typeof IconLock>> = { LOGON_EXPIRED: IconClock, LOGON_CANCELLED: IconInfoCircle }

/** A logon that can't continue: what happened, what to do, and a way to start again. */
export function LogonEnded({ problem, onStartAgain }: LogonEndedProps) {
  const text = useProblemText(problem)
  const seconds = useSecondsUntil(problem.retryAt) ?? 0
  const heading = useRef<HTMLHeadingElement>(null)
  const Icon = ICONS[problem.code] ?? IconLock

  useEffect(() => {
    document.title = 'Not logged on · Sallyport'
    heading.current?.focus({ preventScroll: true })
  }, [problem, text])

  if (!text) return null

  return (
    <Stack align="center" gap="md" ta="center">
      <span className={classes.ended} aria-hidden>
        <Icon size={32} stroke={1.5} />
      </span>
      <div role="alert">
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {text.message}
        </h1>
        {text.hint && <Text mt="sm">{text.hint}</Text>}
      </div>
      {seconds > 0 && <Text c="dimmed">You can try again in {formatDuration(seconds)}.</Text>}
      <Button size="md" fullWidth mt="xs" onClick={onStartAgain}>
        Start again
      </Button>
      {problem.reference && <ReferenceLine reference={problem.reference} />}
    </Stack>
  )
}
