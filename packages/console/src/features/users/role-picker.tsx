import { useQuery } from '@apollo/client/react'
import { Checkbox, type CheckboxGroupProps, Skeleton, Stack } from '@mantine/core'
import { RolesDocument } from '../../lib/documents/gql/roles.ts'

/** Checkboxes for roles, each with its description. */
export function RolePicker({ readOnly = false, ...group }: Omit<CheckboxGroupProps, 'children'>) {
  const { data } = useQuery(RolesDocument, { fetchPolicy: 'cache-first' })
  if (!data) return <Skeleton height={120} />
  return (
    <Checkbox.Group label="Roles" {...group}>
      <Stack gap="sm" mt="xs">
        {data.roles.map((role) => (
          <Checkbox
            key={role.name}
            value={role.name}
            label={role.title}
            description={role.description}
            disabled={readOnly}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
