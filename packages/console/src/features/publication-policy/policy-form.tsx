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
  /** Asks the server for what holds now. */
  onReload: () => Promise<PolicyPartsFragment>
}

/** The bounds that the server sets. */
const BOUNDS = { administratorsNeeded: { min: 1, max: 100 }, confirmMinutes: { min: 1, max: 1_440 } }

const toValues = ({
  administratorsNeeded,
  confirmMinutes,
}: PolicyPartsFragment): Record<keyof typeof BOUNDS, number | string> => ({ administratorsNeeded, confirmMinutes })

const checkBounds =
  ({ min, max }: { min: number; max: number }) =>
  (value: number | string) =>
    typeof value === 'number' && value >= min && value <= max ? null : `A whole number from ${min} to ${max}.`

export function PolicyForm({ policy, verdict, onReload }: PolicyFormProps) {
  const canWrite = usePermission('schemes:write')
  const reasonId = useId()
  const [update] = useMutation(UpdatePublicationPolicyDocument)
  // What is edited begins from this; a refresh in the background must neither reset it nor move its revision.
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
      // The verdict counts by the new number.
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
              title="Somebody else has changed the publication policy meanwhile"
              theirs="their values"
              onReload={() => reload().catch(setFailure)}
            />
          )}
          <NumberInput
            label="Administrators who have to get in whatever happens"
            description="Also while a service such as Duo can’t be reached or refuses this server’s keys, and with the phone lost. A change that leaves fewer of them is refused, unless somebody insists in words."
            allowDecimal={false}
            readOnly={!canWrite}
            maw={480}
            {...BOUNDS.administratorsNeeded}
            {...form.getInputProps('administratorsNeeded')}
          />
          <NumberInput
            label="Minutes until a publication on probation takes itself back"
            description="Unless an administrator logs on through it, or somebody keeps it in words. It is for what somebody insisted on, or what may be dangerous on a bad day; whoever publishes can choose another time."
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
                {hasChanges ? toConsequence(Number(form.values.administratorsNeeded), verdict) : 'Everything is saved.'}
              </Text>
            </Stack>
          ) : (
            <Text size="sm" c="dimmed">
              You can see the publication policy, but not change it.
            </Text>
          )}
        </Stack>
      </form>
    </Paper>
  )
}

/** What saving comes to, before it is done. */
function toConsequence(needed: number, { administrators }: VerdictPartsFragment): string {
  const safe = administrators.filter(({ isSafe }) => isSafe).length
  const count = `${safe} of ${administrators.length} administrators ${safe === 1 ? 'gets' : 'get'} in whatever happens now`
  if (needed > safe)
    return `${count}, fewer than you ask for. Saving changes nothing for them, but every change that makes it worse is refused.`
  return `${count}. Saving holds for every change from then on.`
}
