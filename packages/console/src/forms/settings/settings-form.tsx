import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { checkSettings } from '@sallyport/shared/check-settings'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { toSettingFields } from './to-setting-fields.ts'
import { SettingInputs } from './setting-inputs.tsx'
import { type FormValues, listChanges, toFormValues } from './setting-values.ts'
import { UnsavedChangesGuard } from '../unsaved-changes-guard.tsx'

interface FieldProblem {
  field?: string | null
  message: string
}
interface SettingsFormProps {
  fields: readonly FieldPartsFragment[]
  stored: Readonly<Record<string, unknown>>
  secretsSet: readonly string[]
  isReadOnly: boolean
  /** Saves the changes. Resolves to the problems that the server found; none: saved. Throws if the request fails. */
  onSave: (changes: FormValues) => Promise<readonly FieldProblem[]>
  /** Shown next to the buttons while there is something to save. */
  unsavedHint?: string
  /** Rendered next to the save button; `hasChanges` is true if the form differs from what is stored. */
  renderActions?: (state: { hasChanges: boolean }) => React.ReactNode
}

/**
 * The form of a module's settings, built from their definition and checked with the shared rules. After a save, the parent gives it
 * a new key, so that it starts again from what is stored.
 */
export function SettingsForm({
  fields,
  stored,
  secretsSet,
  isReadOnly,
  onSave,
  unsavedHint = 'There are unsaved changes.',
  renderActions,
}: SettingsFormProps) {
  const [initial] = useState(() => toFormValues(fields, stored))
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [formProblems, setFormProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  // The field to focus after rendering: a secret's field may have to be opened first.
  const [wanted, setWanted] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const reasonId = useId()

  useEffect(() => {
    if (wanted === null) return
    form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(wanted)}"]`)?.focus()
    setWanted(null)
  }, [wanted])

  const changes = listChanges(fields, initial, values)

  const hasChanges = Object.keys(changes).length > 0

  const showProblems = (problems: readonly FieldProblem[]) => {
    const known = new Set(fields.map((field) => field.name))
    setErrors(
      Object.fromEntries(
        problems
          .filter((problem) => problem.field && known.has(problem.field))
          .map((problem) => [problem.field, problem.message]),
      ),
    )
    setFormProblems(
      problems.filter((problem) => !problem.field || !known.has(problem.field)).map((problem) => problem.message),
    )
    // A secret that has to be entered again needs its field open.
    const asked = fields
      .filter((field) => field.kind === 'secret' && problems.some((problem) => problem.field === field.name))
      .map((field) => field.name)
    if (asked.length > 0)
      setValues((current) => ({ ...current, ...Object.fromEntries(asked.map((name) => [name, current[name] ?? ''])) }))
    setWanted(fields.find((field) => problems.some((problem) => problem.field === field.name))?.name ?? null)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!hasChanges || isSaving) return
    const { problems } = checkSettings(toSettingFields(fields), changes)
    showProblems(problems)
    setFailure(null)
    if (problems.length > 0) return
    setSaving(true)
    try {
      showProblems(await onSave(changes))
    } catch (error) {
      setFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <form ref={form} onSubmit={(event) => void save(event)} noValidate>
      <UnsavedChangesGuard isActive={hasChanges && !isSaving} what="settings" />
      <Stack gap="lg">
        <SettingInputs
          fields={fields}
          values={values}
          errors={errors}
          secretsSet={secretsSet}
          isReadOnly={isReadOnly}
          onChange={(name, value) => {
            setValues((current) => ({ ...current, [name]: value }))
            setErrors(({ [name]: _changed, ...others }) => others)
          }}
        />
        {formProblems.length > 0 && (
          <Alert color="red" variant="light" role="alert">
            {formProblems.map((message) => (
              <Text key={message} size="sm">
                {message}
              </Text>
            ))}
          </Alert>
        )}
        {failure !== null && <ProblemNotice error={failure} />}
        <Group gap="sm">
          {!isReadOnly && (
            <>
              <Button type="submit" loading={isSaving} disabled={!hasChanges} aria-describedby={reasonId}>
                Save settings
              </Button>
              {hasChanges && (
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => {
                    setValues(initial)
                    showProblems([])
                    setFailure(null)
                  }}>
                  Discard changes
                </Button>
              )}
            </>
          )}
          {renderActions?.({ hasChanges })}
          <Text size="sm" c="dimmed" id={reasonId}>
            {isReadOnly
              ? 'You can view these settings but not change them.'
              : hasChanges
                ? unsavedHint
                : 'All changes are saved.'}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
