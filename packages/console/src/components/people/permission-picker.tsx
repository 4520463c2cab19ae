import { Checkbox, type CheckboxGroupProps, SimpleGrid } from '@mantine/core'
import { PERMISSIONS } from '@sallyport/shared/permissions'
import { PERMISSION_WORDS } from '../../lib/words/permission-words.ts'

interface PermissionPickerProps extends Omit<CheckboxGroupProps, 'children'> {
  /** The permissions that can be granted. */
  offered?: readonly string[]
}

/** Checkboxes for permissions, each with a description. */
export function PermissionPicker({ offered = PERMISSIONS, ...group }: PermissionPickerProps) {
  return (
    <Checkbox.Group {...group}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
        {PERMISSIONS.filter((permission) => offered.includes(permission)).map((permission) => (
          <Checkbox key={permission} value={permission} label={PERMISSION_WORDS[permission]} description={permission} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}
