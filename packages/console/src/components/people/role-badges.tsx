import { Badge, Group } from '@mantine/core'
import { ROLES, isRole } from '@sallyport/shared/permissions'

/** The titles of a user's roles. */
export function RoleBadges({ roles }: { roles: readonly string[] }) {
  return (
    <Group gap={6}>
      {roles.map((role) => (
        <Badge key={role} variant={role === 'administrator' ? 'light' : 'default'}>
          {isRole(role) ? ROLES[role].title : role}
        </Badge>
      ))}
    </Group>
  )
}
