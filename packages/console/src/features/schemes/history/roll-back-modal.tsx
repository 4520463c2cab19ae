import { isReason } from '../../../components/feedback/reason-field.tsx'
import { useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { type FormEvent, useState } from 'react'
import { InvariantResultList } from '../../../components/lockout/invariant-result-list.tsx'
import { LockoutCheck } from '../../../components/lockout/lockout-check.tsx'
import { OverrideField } from '../../../components/lockout/override-field.tsx'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { showDone } from '../../../components/feedback/toast.tsx'
import { canOverride } from '../../../lib/errors/overridable-codes.ts'
import { useReturnFocus } from '../../../lib/page/use-return-focus.ts'
import { RollbackSchemeDocument } from '../gql/schemes.ts'
import { ProvisionalChoice } from '../publishing/provisional-choice.tsx'
import type { ApiModule } from '../steps/to-rule-module.ts'
import { ConfirmationTimeDocument } from '../gql/schemes.ts'
import type {
  SchemePartsFragment,
  SchemeRefusalFragment,
  VersionPartsFragment,
} from '../../../lib/documents/gql/schemes.ts'

interface RollBackModalProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  version: VersionPartsFragment
  hasUnsavedChanges: boolean
  onClose: () => void
  onRolledBack: (scheme: SchemePartsFragment) => void
}

/** Publishes the steps of an old version again, provisionally on request. A refusal can be overridden with a reason. */
export function RollBackModal({
  scheme,
  modules,
  version,
  hasUnsavedChanges,
  onClose,
  onRolledBack,
}: RollBackModalProps) {
  useReturnFocus()
  const { data: policy } = useQuery(ConfirmationTimeDocument, { fetchPolicy: 'network-only' })
  const [rollback] = useMutation(RollbackSchemeDocument)
  const [refusal, setRefusal] = useState<SchemeRefusalFragment | null>(null)
  const [override, setOverride] = useState('')
  const [isProvisional, setProvisional] = useState(false)
  const [chosenMinutes, setMinutes] = useState<number | string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const titles = version.steps.map((step) => step.module.title).join(' → ')
  const warnings = scheme.enabled
    ? findSchemeWarnings(
        { name: scheme.name, steps: version.steps.map((step) => ({ module: step.module.id })) },
        modules,
      )
    : []
  const policyMinutes = policy?.publicationPolicy.confirmMinutes ?? null
  const minutes = chosenMinutes ?? policyMinutes ?? ''
  const mustOverride = canOverride(refusal?.problems ?? [])
  const isReady = !mustOverride || isReason(override)
  const broken = (refusal?.invariants ?? []).filter(({ isKept }) => !isKept)

  const rollBack = async () => {
    const confirmMinutes = mustOverride || isProvisional ? Number(minutes) || policyMinutes : null
    const { data } = await rollback({
      variables: {
        key: scheme.key,
        version: version.number,
        override: mustOverride ? override.trim() : null,
        confirmMinutes,
      },
    })
    const result = data!.rollbackScheme
    if (result.__typename === 'SchemeRejected') return setRefusal(result)
    const is = `Version ${result.published.number} is ${result.pending ? 'provisionally ' : ''}live, with the steps of version ${version.number}.`
    showDone(result.pending ? `${is} It rolls back unless it is confirmed.` : is)
    onRolledBack(result)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setRunning(true)
    setFailure(null)
    try {
      await rollBack()
    } catch (error) {
      setFailure(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`Roll back to version ${version.number}?`}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Text size="sm">
            {[
              `${titles} goes live as a new version for every logon that starts from then on.`,
              ...warnings.map(({ message }) => message),
              ...(hasUnsavedChanges ? ['Your unsaved changes will be lost.'] : []),
            ].join(' ')}
          </Text>
          {refusal && !mustOverride && (
            <Alert color="red" variant="light" role="alert" title="This version can’t be published now">
              {refusal.problems.map(({ message }) => (
                <Text size="sm" key={message}>
                  {message}
                </Text>
              ))}
            </Alert>
          )}
          {mustOverride && (
            <Stack gap="md" role="alert">
              {refusal?.verdict && <LockoutCheck verdict={refusal.verdict} />}
              {broken.length > 0 && <InvariantResultList results={broken} />}
              <OverrideField value={override} onChange={setOverride} />
            </Stack>
          )}
          <ProvisionalChoice
            isForced={mustOverride}
            isChosen={isProvisional}
            onChoose={setProvisional}
            minutes={minutes}
            onMinutes={setMinutes}
          />
          {failure !== null && <ProblemNotice error={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus>
              Cancel
            </Button>
            <Button
              type="submit"
              color={warnings.length > 0 || mustOverride ? 'red' : undefined}
              loading={isRunning}
              disabled={!isReady}
              title={isReady ? undefined : 'Give a reason first.'}>
              {mustOverride ? 'Roll back anyway' : 'Roll back'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
