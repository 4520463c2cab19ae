import { Textarea, type TextareaProps } from '@mantine/core'

/** The server refuses other lengths with `OVERRIDE_TOO_SHORT`. */
const LENGTH = { least: 10, most: 500 }

export const isReason = (words: string): boolean => words.trim().length >= LENGTH.least

interface ReasonFieldProps extends Omit<TextareaProps, 'value' | 'onChange'> {
  value: string
  onChange: (words: string) => void
}

/** A reason in words, for those who read the audit log later. */
export function ReasonField({ value, onChange, ...field }: ReasonFieldProps) {
  return (
    <Textarea
      description={`At least ${LENGTH.least} characters. Stored in the audit log.`}
      withAsterisk
      rows={2}
      maxLength={LENGTH.most}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...field}
    />
  )
}
