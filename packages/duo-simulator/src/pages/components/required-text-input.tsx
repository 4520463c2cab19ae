import { TextInput, type TextInputProps } from '@mantine/core'
import type { RequiredText } from './use-required-text.ts'

interface RequiredTextInputProps extends TextInputProps {
  field: RequiredText
  /** Shown while the field is empty: "Enter the username". */
  missing: string
}

export function RequiredTextInput({ field, missing, ...rest }: RequiredTextInputProps) {
  return (
    <TextInput
      size="md"
      value={field.value}
      error={field.isMissing && missing}
      onChange={(event) => field.setValue(event.currentTarget.value)}
      data-autofocus
      {...rest}
    />
  )
}
