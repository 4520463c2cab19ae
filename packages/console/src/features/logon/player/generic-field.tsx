import { Button, Input, Text, TextInput } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { use } from 'react'
import type { PromptParts } from '../../../module-contract/console-module.ts'
import { KnownUsername } from '../../../module-contract/known-username.ts'
import { SecretInput } from '../../../module-contract/secret-input.tsx'
import { toSafeAddress } from '../controller/to-safe-address.ts'
import classes from './player.module.css'

interface GenericFieldProps {
  field: PromptParts['fields'][number]
  error: string | undefined
}

/** One field of a prompt without a view of its own. Addresses and images come from the server and are still checked. */
export function GenericField({ field, error }: GenericFieldProps) {
  const fixedUsername = use(KnownUsername)
  const isFixed = fixedUsername !== null && field.autocomplete === 'username'
  const common = {
    name: field.name,
    label: field.label,
    autoComplete: field.autocomplete ?? 'off',
    defaultValue: isFixed ? fixedUsername : (field.value ?? ''),
    readOnly: isFixed,
    size: 'md',
    error,
    errorProps: { role: 'alert' },
    'data-autofocus': isFixed ? undefined : true,
  } as const
  switch (field.kind) {
    case 'TEXT':
      return <TextInput {...common} autoCapitalize="none" spellCheck={false} />
    case 'CODE':
      return <TextInput {...common} inputMode="numeric" autoComplete={field.autocomplete ?? 'one-time-code'} />
    case 'PASSWORD':
      return <SecretInput {...common} />
    case 'CHOICE':
      return (
        <Input.Wrapper label={field.label} size="md" error={error} errorProps={{ role: 'alert' }}>
          <Input
            component="select"
            name={field.name}
            size="md"
            pointer
            rightSection={<IconSelector size={18} aria-hidden />}
            rightSectionPointerEvents="none"
            defaultValue={field.value ?? ''}>
            {!field.options.some(({ value }) => value === (field.value ?? '')) && <option value="">Choose …</option>}
            {field.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Input>
        </Input.Wrapper>
      )
    case 'IMAGE':
      return field.value?.startsWith('data:image/') ? (
        <img className={classes.image} src={field.value} alt={field.label} />
      ) : null
    case 'LINK':
      return field.value ? (
        <Button component="a" href={toSafeAddress(field.value)} variant="light" size="md" rel="noopener noreferrer">
          {field.label}
        </Button>
      ) : null
    case 'NOTE':
      return field.value ? <Text>{field.value}</Text> : null
  }
}
