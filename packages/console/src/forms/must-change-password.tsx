import { Checkbox, type CheckboxProps } from '@mantine/core'

/** Whether a password that somebody else sets is only one to begin with. */
export function MustChangePassword(checkbox: CheckboxProps) {
  return (
    <Checkbox
      label="They choose a password of their own at their first logon"
      description="Until then this one is good for seven days, and for nothing else. Without it, whoever knows this password can go on using it."
      name="passwordMustChange"
      {...checkbox}
    />
  )
}
