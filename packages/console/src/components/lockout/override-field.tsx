import { Textarea } from '@mantine/core'

/** What the server asks for, and why: `OVERRIDE_TOO_SHORT` otherwise. */
const LENGTH = { least: 10, most: 500 }

export const isOverride = (words: string): boolean => words.trim().length >= LENGTH.least

/** Insisting takes words: they are what somebody reads who asks later. */
export function OverrideField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  return (
    <Textarea
      label="Why all the same?"
      description={`In at least ${LENGTH.least} characters. Your words stand in the audit log, and on the overview.`}
      withAsterisk
      rows={2}
      maxLength={LENGTH.most}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
