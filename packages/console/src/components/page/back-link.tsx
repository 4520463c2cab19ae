import { Anchor, Group } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from 'react-router'

/** Above a page's title: to the list that the page belongs to. */
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
