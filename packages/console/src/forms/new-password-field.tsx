import { Button, CopyButton, Group, PasswordInput, type PasswordInputProps, Stack, Text } from '@mantine/core'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH_ALONE } from '@sallyport/shared/password-rules'
import { IconCheck, IconCopy, IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { generatePassword } from '../lib/generate-password.ts'

interface NewPasswordFieldProps extends Omit<PasswordInputProps, 'value' | 'onChange'> {
  value?: string
  onChange: (value: string) => void
  /** Offers to generate one, for a password set for another user. */
  canGenerate?: boolean
}

const PASSWORD_RULES = `Use ${MIN_PASSWORD_LENGTH_ALONE} characters or more (${MAX_PASSWORD_LENGTH} at most). A few words in a row are easy to remember. Any character is allowed, including spaces.`

/** A field for a new password, with its rules. */
export function NewPasswordField({
  value = '',
  onChange,
  error,
  canGenerate = false,
  name = 'newPassword',
  ...input
}: NewPasswordFieldProps) {
  const [isVisible, setVisible] = useState(false)
  const [wasGenerated, setGenerated] = useState(false)
  const generate = () => {
    onChange(generatePassword())
    setVisible(true)
    setGenerated(true)
  }
  return (
    <Stack gap={6}>
      <PasswordInput
        name={name}
        description={PASSWORD_RULES}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        value={value}
        error={error}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          setGenerated(false)
          onChange(event.currentTarget.value)
        }}
        visible={isVisible}
        onVisibilityChange={setVisible}
        autoComplete="new-password"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': isVisible ? 'Hide password' : 'Show password' }}
        styles={isVisible ? { innerInput: { fontFamily: 'var(--mantine-font-family-monospace)' } } : undefined}
        {...input}
      />
      {canGenerate && (
        <Group gap="xs">
          <Button variant="default" size="xs" leftSection={<IconWand size={14} aria-hidden />} onClick={generate}>
            Generate password
          </Button>
          {value !== '' && (
            <CopyButton value={value}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  size="xs"
                  onClick={copy}
                  leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}>
                  {copied ? 'Copied' : 'Copy password'}
                </Button>
              )}
            </CopyButton>
          )}
          {wasGenerated && (
            <Text size="xs" c="dimmed" role="status">
              Copy it now. It is not shown again.
            </Text>
          )}
        </Group>
      )}
    </Stack>
  )
}
