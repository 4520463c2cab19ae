import { Button, Stack } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import type { Policy } from '../../../contract/policy.ts'
import { ErrorNotice } from '../../components/error-notice.tsx'
import { useToast } from '../../components/toasts.tsx'
import { controlRequest } from '../../control/request.ts'
import { useAction } from '../../control/use-action.ts'
import { useLeaveGuard } from '../../navigation/use-leave-guard.ts'
import {
  checkPolicyDraft,
  isSamePolicyDraft,
  toPolicyDraft,
  toPolicyPatch,
  type PolicyDraft,
  type PolicyField,
} from './draft.ts'
import { PolicyFields } from './fields.tsx'
import classes from './form.module.css'

interface PolicyFormProps {
  path: string
  policy: Policy
  onSaved: () => void
}

export function PolicyForm({ path, policy, onSaved }: PolicyFormProps) {
  const saved = toPolicyDraft(policy)
  // Keeps the values from before the first edit, so that saving doesn't undo changes made elsewhere since then.
  const [changed, setChanged] = useState<{ base: PolicyDraft; draft: PolicyDraft }>()
  const [isChecked, setIsChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const toast = useToast()
  const { base, draft } = changed ?? { base: saved, draft: saved }
  const isDirty = !isSamePolicyDraft(base, draft)
  const errors = isChecked ? checkPolicyDraft(draft) : {}
  const save = useAction(() => controlRequest('PATCH', path, toPolicyPatch(base, draft)))
  useLeaveGuard(isDirty, 'The policy has unsaved changes. Discard them?')

  const set = <Field extends PolicyField>(field: Field, value: PolicyDraft[Field]) =>
    setChanged({ base, draft: { ...draft, [field]: value } })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    const [firstWrong] = Object.keys(checkPolicyDraft(draft))
    if (firstWrong) return form.current?.querySelector<HTMLElement>(`[name="${firstWrong}"]`)?.focus()
    if (!(await save.run())) return
    toast('Policy saved')
    setIsChecked(false)
    setChanged(undefined)
    onSaved()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        <PolicyFields draft={draft} errors={errors} set={set} />
        <div className={classes.bar} data-dirty={isDirty}>
          <div className={classes.error}>
            <ErrorNotice error={save.error} />
          </div>
          <span role="status">{isDirty ? 'Unsaved changes' : 'All changes saved'}</span>
          {isDirty && (
            <Button variant="default" size="md" onClick={() => setChanged(undefined)}>
              Discard changes
            </Button>
          )}
          <Button type="submit" size="md" loading={save.busy}>
            Save policy
          </Button>
        </div>
      </Stack>
    </form>
  )
}
