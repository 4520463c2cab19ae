import { Anchor, Group } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from 'react-router'

/** The link above a page's title to the list it belongs to. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to} size="sm" c="dimmed">
      <Group gap={2} component="span">
        <IconChevronLeft size={14} aria-hidden />
        {children}
      </Group>
    </Anchor>
  )
}
