import { ReasonField } from '../feedback/reason-field.tsx'

/** Overriding a refusal needs a reason. */
export function OverrideField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  return (
    <ReasonField
      label="Reason for overriding"
      description="At least 10 characters. Stored in the audit log and shown on the overview."
      value={value}
      onChange={onChange}
    />
  )
}
