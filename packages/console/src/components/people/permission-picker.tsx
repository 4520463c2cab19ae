import { Checkbox, SimpleGrid } from '@mantine/core'
import { PERMISSIONS } from '@sallyport/shared/permissions'
import { PERMISSION_WORDS } from '../../lib/words/permission-words.ts'

interface PermissionPickerProps {
  label: string
  description?: string
  value: string[]
  /** Those that can be given at all. */
  offered?: readonly string[]
  error?: string | undefined
  onChange: (permissions: string[]) => void
}

/** Permissions with what each lets do. */
export function PermissionPicker({
  label,
  description,
  value,
  offered = PERMISSIONS,
  error,
  onChange,
}: PermissionPickerProps) {
  return (
    <Checkbox.Group label={label} description={description} value={value} error={error} onChange={onChange}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
        {PERMISSIONS.filter((permission) => offered.includes(permission)).map((permission) => (
          <Checkbox key={permission} value={permission} label={PERMISSION_WORDS[permission]} description={permission} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}
