import { useQuery } from '@apollo/client/react'
import { Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { SessionDelivery } from '../../gql/schema.ts'
import { RolesDocument } from '../../lib/documents/gql/roles.ts'
import type { AccessTypePartsFragment } from './gql/access-types.ts'

const DELIVERIES: readonly { value: SessionDelivery; label: string }[] = [
  { value: 'COOKIE', label: 'Cookie (browsers)' },
  { value: 'TOKEN', label: 'Token (programs)' },
]
/** The defaults and bounds of the server. */
const SESSION = { idle: { initial: 30, min: 1, max: 60 }, max: { initial: 720, min: 5, max: 1_440 } }

export const toAccessTypeValues = (accessType: AccessTypePartsFragment | null) => ({
  key: accessType?.key ?? '',
  name: accessType?.name ?? '',
  sessionDelivery: accessType?.sessionDelivery ?? ('COOKIE' as SessionDelivery),
  returnUrls: [...(accessType?.returnUrls ?? [])],
  rolesAllowed: [...(accessType?.rolesAllowed ?? [])],
  rolesDenied: [...(accessType?.rolesDenied ?? [])],
  deniedText: accessType?.deniedText ?? '',
  sessionIdleMinutes: accessType?.sessionIdleMinutes ?? SESSION.idle.initial,
  sessionMaxMinutes: accessType?.sessionMaxMinutes ?? SESSION.max.initial,
})

interface AccessTypeFieldsProps {
  fields: UseFormReturnType<ReturnType<typeof toAccessTypeValues>>
  /** Key and session delivery can only be set on creation. */
  isNew: boolean
}

export function AccessTypeFields({ fields, isNew }: AccessTypeFieldsProps) {
  const { data } = useQuery(RolesDocument, { fetchPolicy: 'cache-first' })
  const roles = data?.roles.map(({ name, title }) => ({ value: name, label: title })) ?? []
  return (
    <>
      <TextInput
        label="Name"
        withAsterisk
        maxLength={60}
        autoComplete="off"
        data-autofocus
        {...fields.getInputProps('name')}
      />
      {isNew && (
        <>
          <TextInput
            label="Key"
            description="Lowercase letters, digits and hyphens. Programs refer to it; it cannot be changed later."
            withAsterisk
            placeholder="kiosk"
            autoComplete="off"
            spellCheck={false}
            {...fields.getInputProps('key')}
          />
          <Select
            label="Session delivery"
            description="Cannot be changed later."
            data={DELIVERIES}
            allowDeselect={false}
            {...fields.getInputProps('sessionDelivery')}
          />
        </>
      )}
      <MultiSelect
        label="Allowed roles"
        placeholder={fields.values.rolesAllowed.length === 0 ? 'All roles' : undefined}
        data={roles}
        clearable
        {...fields.getInputProps('rolesAllowed')}
      />
      <MultiSelect
        label="Denied roles"
        description="They take precedence over allowed roles."
        data={roles}
        clearable
        {...fields.getInputProps('rolesDenied')}
      />
      <TextInput
        label="Message shown when access is denied"
        description="Shown after the user has been verified. One line."
        maxLength={200}
        {...fields.getInputProps('deniedText')}
      />
      <TagsInput
        label="Allowed return URLs"
        description="In addition to this site: https://host or https://host/path. Press Enter to add one."
        splitChars={[',', ' ']}
        {...fields.getInputProps('returnUrls')}
      />
      <Group grow align="flex-start">
        <NumberInput
          label="Idle timeout (minutes)"
          description="Ends an unused session."
          min={SESSION.idle.min}
          max={SESSION.idle.max}
          allowDecimal={false}
          {...fields.getInputProps('sessionIdleMinutes')}
        />
        <NumberInput
          label="Maximum session length (minutes)"
          description="Ends any session."
          min={SESSION.max.min}
          max={SESSION.max.max}
          allowDecimal={false}
          {...fields.getInputProps('sessionMaxMinutes')}
        />
      </Group>
    </>
  )
}
