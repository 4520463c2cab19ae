import { Checkbox, type CheckboxGroupProps, SimpleGrid } from '@mantine/core'
import { PERMISSIONS } from '@sallyport/shared/permissions'
import { PERMISSION_WORDS } from '../../lib/words/permission-words.ts'

interface PermissionPickerProps extends Omit<CheckboxGroupProps, 'children'> {
  /** Those that can be given at all. */
  offered?: readonly string[]
}

/** Permissions with what each lets do. */
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
