import { useMutation } from '@apollo/client/react'
import { Button, Group, NumberInput, Paper, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useId, useState } from 'react'
import { ConflictNotice } from '../../components/feedback/conflict-notice.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { focusFirstError } from '../../forms/focus-first-error.ts'
import { UnsavedChangesGuard } from '../../forms/unsaved-changes-guard.tsx'
import type { VerdictPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { isConflict, toProblem } from '../../lib/client/problem.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { type PolicyPartsFragment, UpdatePublicationPolicyDocument } from './gql/publication-policy.ts'

interface PolicyFormProps {
  policy: PolicyPartsFragment
  verdict: VerdictPartsFragment
  /** Loads the current policy from the server. */
  onReload: () => Promise<PolicyPartsFragment>
}

/** The server's bounds. */
const BOUNDS = { administratorsNeeded: { min: 1, max: 100 }, confirmMinutes: { min: 1, max: 1_440 } }

const toValues = ({
  administratorsNeeded,
  confirmMinutes,
}: PolicyPartsFragment): Record<keyof typeof BOUNDS, number | string> => ({ administratorsNeeded, confirmMinutes })

const checkBounds =
  ({ min, max }: { min: number; max: number }) =>
  (value: number | string) =>
    typeof value === 'number' && value >= min && value <= max ? null : `Enter a whole number from ${min} to ${max}.`

export function PolicyForm({ policy, verdict, onReload }: PolicyFormProps) {
  const canWrite = usePermission('schemes:write')
  const reasonId = useId()
  const [update] = useMutation(UpdatePublicationPolicyDocument)
  // The form starts from this. A refresh in the background must neither reset it nor change its revision.
  const [begun, setBegun] = useState(policy)
  const [hasConflict, setHasConflict] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: toValues(policy),
    validate: {
      administratorsNeeded: checkBounds(BOUNDS.administratorsNeeded),
      confirmMinutes: checkBounds(BOUNDS.confirmMinutes),
    },
  })
  const hasChanges = form.isDirty()

  const beginFrom = (current: PolicyPartsFragment) => {
    setBegun(current)
    setHasConflict(false)
    setFailure(null)
    form.setInitialValues(toValues(current))
    form.setValues(toValues(current))
    form.clearErrors()
  }
  const reload = async () => beginFrom(await onReload())
  const save = async ({ administratorsNeeded, confirmMinutes }: ReturnType<typeof toValues>) => {
    setHasConflict(false)
    setFailure(null)
    try {
      const { data } = await update({
        variables: {
          administratorsNeeded: Number(administratorsNeeded),
          confirmMinutes: Number(confirmMinutes),
          revision: begun.revision,
        },
      })
      beginFrom(data!.updatePublicationPolicy)
      showDone('Publication policy saved.')
      // The lock-out check uses the new number.
      await onReload()
    } catch (error) {
      if (isConflict(toProblem(error).code)) setHasConflict(true)
      else setFailure(error)
    }
  }
  const submit = form.onSubmit(save, (errors) => focusFirstError(form, errors))
  return (
    <Paper withBorder p="lg">
      <UnsavedChangesGuard isActive={hasChanges && !form.submitting} what="publication policy" />
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          {hasConflict && (
            <ConflictNotice
              title="Someone else has changed the publication policy"
              current="the current values"
              onReload={() => reload().catch(setFailure)}
            />
          )}
          <NumberInput
            label="Administrators who must always be able to log on"
            description="Even if a service such as Duo can’t be reached or rejects this server’s keys, or a phone is lost. A change that leaves fewer is refused unless someone overrides it with a reason."
            allowDecimal={false}
            readOnly={!canWrite}
            maw={480}
            {...BOUNDS.administratorsNeeded}
            {...form.getInputProps('administratorsNeeded')}
          />
          <NumberInput
            label="Time to confirm a provisional publication (minutes)"
            description="It rolls back after this time unless an administrator logs on through it or confirms it. You can choose another time when you publish."
            allowDecimal={false}
            readOnly={!canWrite}
            maw={480}
            {...BOUNDS.confirmMinutes}
            {...form.getInputProps('confirmMinutes')}
          />
          {failure !== null && <ProblemNotice error={failure} />}
          {canWrite ? (
            <Stack gap="sm">
              <Group gap="sm">
                <Button type="submit" loading={form.submitting} disabled={!hasChanges} aria-describedby={reasonId}>
                  Save policy
                </Button>
                {hasChanges && (
                  <Button variant="subtle" color="gray" onClick={() => beginFrom(begun)}>
                    Discard changes
                  </Button>
                )}
              </Group>
              <Text size="sm" c="dimmed" id={reasonId} role="status">
                {hasChanges
                  ? toConsequence(Number(form.values.administratorsNeeded), verdict)
                  : 'All changes are saved.'}
              </Text>
            </Stack>
          ) : (
            <Text size="sm" c="dimmed">
              You can view the publication policy but not change it.
            </Text>
          )}
        </Stack>
      </form>
    </Paper>
  )
}

/** What saving will change. */
function toConsequence(needed: number, { administrators }: VerdictPartsFragment): string {
  const safe = administrators.filter(({ isSafe }) => isSafe).length
  const count = `${safe} of ${administrators.length} administrators can always log on`
  if (needed > safe)
    return `${count}, fewer than required. Saving changes nothing for them, but changes that make it worse are refused.`
  return `${count}. The policy applies to every change after you save it.`
}
