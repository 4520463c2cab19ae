import { Switch } from '@mantine/core'
import classes from './choice.module.css'
import type { PolicyDraft } from './draft.ts'
import type { PolicyFieldProps } from './field-props.ts'

interface SwitchFieldProps extends PolicyFieldProps {
  field: { [Key in keyof PolicyDraft]: PolicyDraft[Key] extends boolean ? Key : never }[keyof PolicyDraft]
  label: string
}

export function SwitchField({ field, label, draft, set }: SwitchFieldProps) {
  return (
    <Switch
      size="md"
      className={classes.choice}
      label={label}
      checked={draft[field]}
      onChange={(event) => set(field, event.currentTarget.checked)}
    />
  )
}
