import { isReason } from '../../../components/feedback/reason-field.tsx'
import { useMutation } from '@apollo/client/react'
import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { OverrideField } from '../../../components/lockout/override-field.tsx'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { showDone } from '../../../components/feedback/toast.tsx'
import { PublishSchemeDocument, type ReviewSchemeQuery } from '../gql/schemes.ts'
import { canOverride } from '../../../lib/errors/overridable-codes.ts'
import { isConflict } from '../../../lib/client/problem.ts'
import { ProvisionalChoice } from './provisional-choice.tsx'
import { ReviewSection } from './review-section.tsx'
import type { SchemeEditing } from '../editing/use-scheme-editing.ts'

interface PublishFormProps {
  schemeKey: string
  review: ReviewSchemeQuery['reviewScheme']
  policyMinutes: number
  needsOverride: boolean
  editing: SchemeEditing
  onPublished: () => void
  onStale: () => void
  onConflict: () => void
}

/** How reviewed steps go live: with a reason to override a refusal, provisionally, and with or without restarting logons in progress. */
export function PublishForm({
  schemeKey,
  review,
  policyMinutes,
  needsOverride,
  editing,
  onPublished,
  onStale,
  onConflict,
}: PublishFormProps) {
  const [publishScheme] = useMutation(PublishSchemeDocument)
  const [wasRefused, setRefused] = useState(false)
  const [override, setOverride] = useState('')
  const [isProvisional, setProvisional] = useState(false)
  const [minutes, setMinutes] = useState<number | string>(policyMinutes)
  const [restarts, setRestarts] = useState(false)
  const [restartReason, setRestartReason] = useState('')
  const [problems, setProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [isRunning, setRunning] = useState(false)
  const mustOverride = needsOverride || wasRefused
  const rollsBackByItself = mustOverride || isProvisional
  const isReady = !mustOverride || isReason(override)

  const publish = async () => {
    const draft = await editing.ensureDraft()
    // The editor shows the reason.
    if (draft === null) return onConflict()
    const { data } = await publishScheme({
      variables: {
        input: {
          key: schemeKey,
          draft,
          hash: review.hash,
          override: mustOverride ? override.trim() : null,
          confirmMinutes: rollsBackByItself ? Number(minutes) || policyMinutes : null,
          restartLogons: restarts,
          restartReason: restarts ? restartReason.trim() || null : null,
          note: editing.note.trim() || null,
        },
      },
    })
    const result = data!.publishScheme
    if (result.__typename === 'Scheme') {
      editing.beginFrom(result)
      showDone(
        result.pending
          ? `Version ${result.published.number} is provisionally live. It rolls back unless it is confirmed.`
          : `Version ${result.published.number} is live.`,
      )
      return onPublished()
    }
    if (result.problems.some(({ code }) => code === 'SCHEME_REVIEW_STALE')) return onStale()
    if (result.problems.some(({ code }) => isConflict(code))) return onConflict()
    if (canOverride(result.problems)) setRefused(true)
    setProblems(result.problems.map(({ message }) => message))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setRunning(true)
    setProblems([])
    setFailure(null)
    try {
      await publish()
    } catch (error) {
      setFailure(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ReviewSection title="Publication">
        <Stack gap="md">
          {mustOverride && <OverrideField value={override} onChange={setOverride} />}
          <ProvisionalChoice
            isForced={mustOverride}
            isChosen={isProvisional}
            onChoose={setProvisional}
            minutes={minutes}
            onMinutes={setMinutes}
          />
          <Stack gap="xs">
            <Text size="sm">{describeRunning(review.runningLogons)}</Text>
            {review.runningLogons > 0 && (
              <Checkbox
                label="Restart logons in progress"
                description="For security fixes. Users see the message below."
                checked={restarts}
                onChange={(event) => setRestarts(event.currentTarget.checked)}
              />
            )}
            {restarts && (
              <TextInput
                label="Message to users"
                placeholder="Two steps are required from now on."
                maxLength={200}
                value={restartReason}
                onChange={(event) => setRestartReason(event.currentTarget.value)}
                pl={32}
              />
            )}
          </Stack>
          <TextInput
            label="Note"
            description="The reason, for the version history. Optional."
            maxLength={500}
            value={editing.note}
            onChange={(event) => editing.setNote(event.currentTarget.value)}
          />
          {problems.length > 0 && (
            <Alert color="red" variant="light" role="alert">
              {problems.join(' ')}
            </Alert>
          )}
          {failure !== null && <ProblemNotice error={failure} />}
          <Group justify="flex-end">
            <Button
              type="submit"
              color={mustOverride ? 'red' : undefined}
              loading={isRunning}
              disabled={!isReady || review.changes.length === 0}
              title={isReady ? undefined : 'Give a reason first.'}>
              {mustOverride ? 'Publish anyway' : 'Publish'}
            </Button>
          </Group>
        </Stack>
      </ReviewSection>
    </form>
  )
}

function describeRunning(count: number): string {
  if (count === 0) return 'No logons in progress.'
  return count === 1
    ? 'One logon is in progress. It continues with the version it started with.'
    : `${count} logons are in progress. They continue with the version they started with.`
}
