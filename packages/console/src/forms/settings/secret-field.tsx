import { Badge, Button, Group, Input, PasswordInput, Stack } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { FieldPartsFragment } from '../../lib/documents/gql/fragments.ts'

interface SecretFieldProps {
  field: FieldPartsFragment
  /** What was typed; null: the stored secret is kept. */
  value: string | null
  error?: string
  isSet: boolean
  isReadOnly: boolean
  onChange: (value: string | null) => void
}

/** A write-only secret: "Set" with a "Replace" button, or an empty field if none is stored. */
export function SecretField({ field, value, error, isSet, isReadOnly, onChange }: SecretFieldProps) {
  // A click on "Replace" focuses the field; opening a page must not.
  const [wasReplaced, setWasReplaced] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (wasReplaced) input.current?.focus()
    setWasReplaced(false)
  }, [wasReplaced])

  if ((isSet && value === null) || isReadOnly)
    return (
      <Input.Wrapper
        label={field.label}
        description={field.help}
        error={error}
        withAsterisk={field.required}
        labelElement="div"
        inputWrapperOrder={['label', 'description', 'input', 'error']}>
        <Group gap="sm" mt={6}>
          <Badge
            variant="light"
            color={isSet ? 'teal' : 'gray'}
            size="lg"
            leftSection={<IconLock size={14} aria-hidden />}>
            {isSet ? 'Set' : 'Not set'}
          </Badge>
          {!isReadOnly && (
            <Button
              variant="default"
              size="xs"
              aria-label={`Replace ${field.label}`}
              onClick={() => {
                setWasReplaced(true)
                onChange('')
              }}>
              Replace
            </Button>
          )}
        </Group>
      </Input.Wrapper>
    )
  return (
    <Stack align="flex-start" gap={6}>
      <PasswordInput
        ref={input}
        name={field.name}
        label={field.label}
        description={field.help}
        error={error}
        // Mantine sets it on every other input.
        aria-invalid={error ? true : undefined}
        withAsterisk={field.required}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        // Not the user's own password: password managers must neither fill it in nor offer to save it.
        autoComplete="off"
        data-1p-ignore
        data-lpignore="true"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what you typed' }}
        w="100%"
      />
      {isSet && (
        <Button variant="default" size="xs" onClick={() => onChange(null)}>
          Keep current secret
        </Button>
      )}
    </Stack>
  )
}
