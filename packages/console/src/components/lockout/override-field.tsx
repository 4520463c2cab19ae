import { ReasonField } from '../feedback/reason-field.tsx'

/** Insisting takes words. */
export function OverrideField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  return (
    <ReasonField
      label="Why all the same?"
      description="In at least 10 characters. Your words stand in the audit log, and on the overview."
      value={value}
      onChange={onChange}
    />
  )
}
