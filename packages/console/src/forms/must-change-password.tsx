import { Checkbox, type CheckboxProps } from '@mantine/core'

/** Whether a password set by an administrator is only temporary. */
export function MustChangePassword(checkbox: CheckboxProps) {
  return (
    <Checkbox
      label="Require a new password at the first logon"
      description="Until then, this password is valid for seven days and only to choose a new one. Otherwise, anyone who knows it can keep using it."
      name="passwordMustChange"
      {...checkbox}
    />
  )
}
