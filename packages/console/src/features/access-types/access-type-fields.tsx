import { useQuery } from '@apollo/client/react'
import { Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { SessionDelivery } from '../../gql/schema.ts'
import { RolesDocument } from '../../lib/documents/gql/roles.ts'
import type { AccessTypePartsFragment } from './gql/access-types.ts'

const DELIVERIES: readonly { value: SessionDelivery; label: string }[] = [
  { value: 'COOKIE', label: 'In a cookie, for browsers' },
  { value: 'TOKEN', label: 'As a token, for programs' },
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
  /** Key and delivery are chosen once. */
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
            description="Small letters, digits and hyphens. Programs name it; it never changes."
            withAsterisk
            placeholder="kiosk"
            autoComplete="off"
            spellCheck={false}
            {...fields.getInputProps('key')}
          />
          <Select
            label="How the session is handed over"
            description="It never changes."
            data={DELIVERIES}
            allowDeselect={false}
            {...fields.getInputProps('sessionDelivery')}
          />
        </>
      )}
      <MultiSelect
        label="Roles that may log on here"
        placeholder={fields.values.rolesAllowed.length === 0 ? 'Everybody' : undefined}
        data={roles}
        clearable
        {...fields.getInputProps('rolesAllowed')}
      />
      <MultiSelect
        label="Roles that may not"
        description="Whatever other roles somebody has."
        data={roles}
        clearable
        {...fields.getInputProps('rolesDenied')}
      />
      <TextInput
        label="What those are told"
        description="After they have proved who they are. One line."
        maxLength={200}
        {...fields.getInputProps('deniedText')}
      />
      <TagsInput
        label="Where a logon may lead"
        description="Beside this site: https://host or https://host/path. Enter adds one."
        splitChars={[',', ' ']}
        {...fields.getInputProps('returnUrls')}
      />
      <Group grow align="flex-start">
        <NumberInput
          label="Minutes unused"
          description="A session ends then."
          min={SESSION.idle.min}
          max={SESSION.idle.max}
          allowDecimal={false}
          {...fields.getInputProps('sessionIdleMinutes')}
        />
        <NumberInput
          label="Minutes at most"
          description="However it is used."
          min={SESSION.max.min}
          max={SESSION.max.max}
          allowDecimal={false}
          {...fields.getInputProps('sessionMaxMinutes')}
        />
      </Group>
    </>
  )
}
