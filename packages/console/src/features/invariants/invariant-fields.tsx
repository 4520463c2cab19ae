import { useQuery } from '@apollo/client/react'
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { InvariantNever } from '../../gql/schema.ts'
import { InvariantChoicesDocument, type InvariantPartsFragment } from './gql/invariants.ts'
import { EXCEPTION_CHOICES, NEVER_CHOICES } from './invariant-words.ts'

export const toInvariantValues = (invariant: InvariantPartsFragment | null) => ({
  name: invariant?.name ?? '',
  roles: [...(invariant?.roles ?? [])],
  accessTypes: [...(invariant?.accessTypes ?? [])],
  inside: [...(invariant?.inside ?? [])],
  outside: [...(invariant?.outside ?? [])],
  never: invariant?.never ?? ('COMPLETE_WITHOUT' as InvariantNever),
  module: invariant?.module ?? null,
  exception: invariant?.exception ?? 'FAILED_OPEN',
  factors: invariant?.factors ?? 2,
})
export type InvariantValues = ReturnType<typeof toInvariantValues>

/** Fields whose labels read as a sentence: users with a role, logging on through an access type, must never … */
export function InvariantFields({ fields }: { fields: UseFormReturnType<InvariantValues> }) {
  const { data: choices } = useQuery(InvariantChoicesDocument, { fetchPolicy: 'cache-first' })
  const { never, roles, accessTypes, inside, outside } = fields.values
  return (
    <>
      <TextInput
        label="Name"
        placeholder="Administrators need Duo"
        withAsterisk
        maxLength={100}
        autoComplete="off"
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <MultiSelect
        label="Users with role"
        placeholder={roles.length === 0 ? 'Any role' : undefined}
        data={choices?.roles.map(({ name, title }) => ({ value: name, label: title })) ?? []}
        clearable
        {...fields.getInputProps('roles')}
      />
      <MultiSelect
        label="logging on through"
        placeholder={accessTypes.length === 0 ? 'Any access type' : undefined}
        data={choices?.accessTypes.map(({ key, name }) => ({ value: key, label: name })) ?? []}
        clearable
        {...fields.getInputProps('accessTypes')}
      />
      <TagsInput
        label="from networks"
        placeholder={inside.length === 0 ? 'Any network, or 10.0.0.0/8' : undefined}
        splitChars={[',', ' ']}
        {...fields.getInputProps('inside')}
      />
      <TagsInput
        label="outside networks"
        placeholder={outside.length === 0 ? 'None, or 10.0.0.0/8' : undefined}
        splitChars={[',', ' ']}
        {...fields.getInputProps('outside')}
      />
      <Select label="must never" data={NEVER_CHOICES} allowDeselect={false} {...fields.getInputProps('never')} />
      {never === 'COMPLETE_WITHOUT' && (
        <Select
          label="Module"
          placeholder="Choose a module"
          withAsterisk
          data={choices?.modules.map(({ id, title }) => ({ value: id, label: title })) ?? []}
          {...fields.getInputProps('module')}
        />
      )}
      {never === 'COMPLETE_BY_EXCEPTION' && (
        <Select
          label="Exception"
          data={EXCEPTION_CHOICES}
          allowDeselect={false}
          {...fields.getInputProps('exception')}
        />
      )}
      {never === 'COMPLETE_WITH_FEWER_FACTORS' && (
        <NumberInput label="Factors" min={2} max={5} allowDecimal={false} {...fields.getInputProps('factors')} />
      )}
    </>
  )
}
