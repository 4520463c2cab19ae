import { useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Group, MultiSelect, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { GuardRefusal } from '../../components/lockout/refused-change.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { FormDrawer } from '../../forms/form-drawer.tsx'
import { focusFirstError } from '../../forms/focus-first-error.ts'
import { RolesDocument } from '../../lib/documents/gql/roles.ts'
import type { SessionDelivery } from '../../gql/schema.ts'
import {
  type AccessTypePartsFragment,
  type AccessTypeRefusalFragment,
  AccessTypesDocument,
  CreateAccessTypeDocument,
  UpdateAccessTypeDocument,
} from './gql/access-types.ts'
import { isOfGuard } from '../../lib/errors/overridable-codes.ts'

interface AccessTypeDrawerProps {
  /** null makes a new one. */
  accessType: AccessTypePartsFragment | null
  onClose: () => void
}

const DELIVERIES: readonly { value: SessionDelivery; label: string }[] = [
  { value: 'COOKIE', label: 'In a cookie, for browsers' },
  { value: 'TOKEN', label: 'As a token, for programs' },
]
/** The defaults and bounds that the server has. */
const SESSION = { idle: { initial: 30, min: 1, max: 60 }, max: { initial: 720, min: 5, max: 1_440 } }
const FIELDS: readonly string[] = [
  'key',
  'name',
  'sessionDelivery',
  'returnUrls',
  'rolesAllowed',
  'rolesDenied',
  'deniedText',
  'sessionIdleMinutes',
  'sessionMaxMinutes',
]

/** What an access type is called, who may come that way, where it may lead and how long its sessions last. */
export function AccessTypeDrawer({ accessType, onClose }: AccessTypeDrawerProps) {
  const { data: roles } = useQuery(RolesDocument, { fetchPolicy: 'cache-first' })
  const [create] = useMutation(CreateAccessTypeDocument, { refetchQueries: [AccessTypesDocument] })
  const [update] = useMutation(UpdateAccessTypeDocument)
  const [refusal, setRefusal] = useState<AccessTypeRefusalFragment | null>(null)
  const [otherProblems, setOtherProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({
    initialValues: {
      key: accessType?.key ?? '',
      name: accessType?.name ?? '',
      sessionDelivery: accessType?.sessionDelivery ?? ('COOKIE' as SessionDelivery),
      returnUrls: [...(accessType?.returnUrls ?? [])],
      rolesAllowed: [...(accessType?.rolesAllowed ?? [])],
      rolesDenied: [...(accessType?.rolesDenied ?? [])],
      deniedText: accessType?.deniedText ?? '',
      sessionIdleMinutes: accessType?.sessionIdleMinutes ?? SESSION.idle.initial,
      sessionMaxMinutes: accessType?.sessionMaxMinutes ?? SESSION.max.initial,
    },
    validate: {
      name: (typed) => (typed.trim() === '' ? 'Give it a name.' : null),
      key: (typed) => (typed.trim() === '' ? 'Give it a key.' : null),
    },
  })
  const save = async (override: string | null) => {
    setOtherProblems([])
    const { key, name, sessionDelivery, deniedText, ...rest } = form.values
    const shared = { key, name: name.trim(), deniedText: deniedText.trim() || null, override, ...rest }
    const result = accessType
      ? (await update({ variables: { input: { ...shared, revision: accessType.revision } } })).data!.updateAccessType
      : (await create({ variables: { input: { ...shared, sessionDelivery } } })).data!.createAccessType
    if (result.__typename === 'AccessType') {
      showDone(
        accessType
          ? `${result.name} saved.`
          : `${result.name} added. Its scheme asks for a password; add what else it needs.`,
      )
      return onClose()
    }
    if (isOfGuard(result.problems)) return setRefusal(result)
    const errors = Object.fromEntries(
      result.problems
        .filter(({ field }) => FIELDS.includes(field ?? ''))
        .map(({ field, message }) => [field!, message]),
    )
    form.setErrors(errors)
    focusFirstError(form, errors)
    setOtherProblems(result.problems.filter(({ field }) => !FIELDS.includes(field ?? '')).map(({ message }) => message))
  }
  const submit = form.onSubmit(
    async () => {
      setFailure(null)
      await save(null).catch(setFailure)
    },
    (errors) => focusFirstError(form, errors),
  )
  const roleChoices = roles?.roles.map(({ name, title }) => ({ value: name, label: title })) ?? []
  return (
    <FormDrawer
      title={accessType ? `Edit ${accessType.name}` : 'Add access type'}
      what="access type"
      hasChanges={form.isDirty()}
      onClose={onClose}>
      {refusal ? (
        <GuardRefusal
          refusal={refusal}
          confirmLabel="Save it all the same"
          onOverride={save}
          onCancel={() => setRefusal(null)}
        />
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label="Name"
              withAsterisk
              maxLength={60}
              autoComplete="off"
              data-autofocus
              {...form.getInputProps('name')}
            />
            {!accessType && (
              <TextInput
                label="Key"
                description="Small letters, digits and hyphens. Programs name it; it never changes."
                withAsterisk
                placeholder="kiosk"
                autoComplete="off"
                spellCheck={false}
                {...form.getInputProps('key')}
              />
            )}
            {!accessType && (
              <Select
                label="How the session is handed over"
                description="It never changes."
                data={DELIVERIES}
                allowDeselect={false}
                {...form.getInputProps('sessionDelivery')}
              />
            )}
            <MultiSelect
              label="Roles that may log on here"
              placeholder={form.values.rolesAllowed.length === 0 ? 'Everybody' : undefined}
              data={roleChoices}
              clearable
              {...form.getInputProps('rolesAllowed')}
            />
            <MultiSelect
              label="Roles that may not"
              description="Whatever other roles somebody has."
              data={roleChoices}
              clearable
              {...form.getInputProps('rolesDenied')}
            />
            <TextInput
              label="What those are told"
              description="After they have proved who they are. One line."
              maxLength={200}
              {...form.getInputProps('deniedText')}
            />
            <TagsInput
              label="Where a logon may lead"
              description="Beside this site: https://host or https://host/path. Enter adds one."
              splitChars={[',', ' ']}
              {...form.getInputProps('returnUrls')}
            />
            <Group grow align="flex-start">
              <NumberInput
                label="Minutes unused"
                description="A session ends then."
                min={SESSION.idle.min}
                max={SESSION.idle.max}
                allowDecimal={false}
                {...form.getInputProps('sessionIdleMinutes')}
              />
              <NumberInput
                label="Minutes at most"
                description="However it is used."
                min={SESSION.max.min}
                max={SESSION.max.max}
                allowDecimal={false}
                {...form.getInputProps('sessionMaxMinutes')}
              />
            </Group>
            {otherProblems.length > 0 && (
              <Alert color="red" variant="light" role="alert">
                {otherProblems.join(' ')}
              </Alert>
            )}
            {failure !== null && <ProblemNotice error={failure} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={form.submitting}>
                {accessType ? 'Save access type' : 'Add access type'}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </FormDrawer>
  )
}
