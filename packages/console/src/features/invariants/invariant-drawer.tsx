import { useMutation, useQuery } from '@apollo/client/react'
import {
  Alert,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { OverrideField } from '../../components/lockout/override-field.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { SimulatedSteps } from '../../components/lockout/simulated-steps.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { focusFirstError } from '../../forms/focus-first-error.ts'
import type { InvariantNever } from '../../gql/schema.ts'
import type { SimulatedLogonPartsFragment } from '../../lib/documents/gql/fragments.ts'
import {
  InvariantChoicesDocument,
  type InvariantPartsFragment,
  InvariantsDocument,
  SaveInvariantDocument,
} from './gql/invariants.ts'
import { isOfGuard } from '../../lib/errors/overridable-codes.ts'
import { EXCEPTION_CHOICES, NEVER_CHOICES } from './invariant-words.ts'

interface InvariantDrawerProps {
  /** null makes a new one. */
  invariant: InvariantPartsFragment | null
  onClose: () => void
}

const FIELDS: readonly string[] = [
  'name',
  'roles',
  'accessTypes',
  'inside',
  'outside',
  'never',
  'module',
  'exception',
  'factors',
]

/** A form that reads as a sentence: who, from where, never what. */
export function InvariantDrawer({ invariant, onClose }: InvariantDrawerProps) {
  const { data: choices } = useQuery(InvariantChoicesDocument, { fetchPolicy: 'cache-first' })
  const [save] = useMutation(SaveInvariantDocument, { refetchQueries: [InvariantsDocument] })
  const [counterExample, setCounterExample] = useState<SimulatedLogonPartsFragment | null>(null)
  const [canInsist, setCanInsist] = useState(false)
  const [override, setOverride] = useState('')
  const [otherProblems, setOtherProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: {
      name: invariant?.name ?? '',
      roles: [...(invariant?.roles ?? [])],
      accessTypes: [...(invariant?.accessTypes ?? [])],
      inside: [...(invariant?.inside ?? [])],
      outside: [...(invariant?.outside ?? [])],
      never: invariant?.never ?? ('COMPLETE_WITHOUT' as InvariantNever),
      module: invariant?.module ?? null,
      exception: invariant?.exception ?? 'FAILED_OPEN',
      factors: invariant?.factors ?? 2,
    },
    validate: {
      name: (typed) => (typed.trim() === '' ? 'Give it a name.' : null),
      module: (chosen, values) => (values.never === 'COMPLETE_WITHOUT' && !chosen ? 'Choose a module.' : null),
    },
  })
  const { never } = form.values
  const submit = form.onSubmit(
    async ({ name, module, exception, factors, ...rest }) => {
      setFailure(null)
      setOtherProblems([])
      try {
        const { data } = await save({
          variables: {
            input: {
              id: invariant?.id ?? null,
              revision: invariant?.revision ?? null,
              name: name.trim(),
              ...rest,
              module: never === 'COMPLETE_WITHOUT' ? module : null,
              exception: never === 'COMPLETE_BY_EXCEPTION' ? exception : null,
              factors: never === 'COMPLETE_WITH_FEWER_FACTORS' ? Number(factors) : null,
              override: canInsist ? override.trim() || null : null,
            },
          },
        })
        const result = data!.saveInvariant
        if (result.__typename === 'Invariant') {
          showDone(invariant ? 'Invariant saved.' : 'Invariant added.')
          return onClose()
        }
        setCounterExample(result.counterExample ?? null)
        setCanInsist(result.counterExample != null || isOfGuard(result.problems))
        const errors = Object.fromEntries(
          result.problems
            .filter(({ field }) => FIELDS.includes(field ?? ''))
            .map(({ field, message }) => [field!, message]),
        )
        form.setErrors(errors)
        focusFirstError(form, errors)
        setOtherProblems(
          result.problems.filter(({ field }) => !FIELDS.includes(field ?? '')).map(({ message }) => message),
        )
      } catch (error) {
        setFailure(error)
      }
    },
    (errors) => focusFirstError(form, errors),
  )
  return (
    <FormDrawer
      title={invariant ? `Edit ${invariant.name}` : 'Add invariant'}
      what="invariant"
      hasChanges={form.isDirty()}
      onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Name"
            placeholder="Administrators need Duo"
            withAsterisk
            maxLength={100}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <MultiSelect
            label="Whoever has a role of"
            placeholder={form.values.roles.length === 0 ? 'Everybody' : undefined}
            data={choices?.roles.map(({ name, title }) => ({ value: name, label: title })) ?? []}
            clearable
            {...form.getInputProps('roles')}
          />
          <MultiSelect
            label="and logs on by"
            placeholder={form.values.accessTypes.length === 0 ? 'Any access type' : undefined}
            data={choices?.accessTypes.map(({ key, name }) => ({ value: key, label: name })) ?? []}
            clearable
            {...form.getInputProps('accessTypes')}
          />
          <TagsInput
            label="from inside of"
            placeholder={form.values.inside.length === 0 ? 'Any network, or 10.0.0.0/8' : undefined}
            splitChars={[',', ' ']}
            {...form.getInputProps('inside')}
          />
          <TagsInput
            label="or from outside of"
            placeholder={form.values.outside.length === 0 ? 'No network, or 10.0.0.0/8' : undefined}
            splitChars={[',', ' ']}
            {...form.getInputProps('outside')}
          />
          <Select label="never" data={NEVER_CHOICES} allowDeselect={false} {...form.getInputProps('never')} />
          {never === 'COMPLETE_WITHOUT' && (
            <Select
              label="which is"
              placeholder="Choose a module"
              withAsterisk
              data={choices?.modules.map(({ id, title }) => ({ value: id, label: title })) ?? []}
              {...form.getInputProps('module')}
            />
          )}
          {never === 'COMPLETE_BY_EXCEPTION' && (
            <Select
              label="which is"
              data={EXCEPTION_CHOICES}
              allowDeselect={false}
              {...form.getInputProps('exception')}
            />
          )}
          {never === 'COMPLETE_WITH_FEWER_FACTORS' && (
            <NumberInput label="which are" min={2} max={5} allowDecimal={false} {...form.getInputProps('factors')} />
          )}
          {otherProblems.length > 0 && (
            <Alert color="red" variant="light" role="alert">
              {otherProblems.join(' ')}
            </Alert>
          )}
          {counterExample && (
            <Stack gap="xs">
              <Text size="sm">As things are now, a logon of {counterExample.username} breaks it:</Text>
              <SimulatedSteps logon={counterExample} />
            </Stack>
          )}
          {canInsist && <OverrideField value={override} onChange={setOverride} />}
          {failure !== null && <ProblemNotice error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.submitting}>
              {canInsist ? 'Save it all the same' : invariant ? 'Save invariant' : 'Add invariant'}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormDrawer>
  )
}
