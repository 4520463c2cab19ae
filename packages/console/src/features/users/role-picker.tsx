import { useQuery } from '@apollo/client/react'
import { Checkbox, Skeleton, Stack } from '@mantine/core'
import { RolesDocument } from '../../lib/documents/gql/roles.ts'

interface RolePickerProps {
  value: string[]
  error?: string
  isReadOnly?: boolean
  onChange: (roles: string[]) => void
}

/** Roles with what each allows. */
export function RolePicker({ value, error, isReadOnly = false, onChange }: RolePickerProps) {
  const { data } = useQuery(RolesDocument, { fetchPolicy: 'cache-first' })
  if (!data) return <Skeleton height={120} />
  return (
    <Checkbox.Group label="Roles" value={value} error={error} onChange={onChange}>
      <Stack gap="sm" mt="xs">
        {data.roles.map((role) => (
          <Checkbox
            key={role.name}
            value={role.name}
            label={role.title}
            description={role.description}
            disabled={isReadOnly}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
