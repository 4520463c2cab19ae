import { Center, Stack, Text, ThemeIcon } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyListProps {
  icon: Icon
  title: string
  /** The purpose of the list, or how to see more. */
  children: ReactNode
  action?: ReactNode
}

/** Explains a list without entries and offers the first action. */
export function EmptyList({ icon: ListIcon, title, children, action }: EmptyListProps) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="xs" maw={420} ta="center">
        <ThemeIcon size={48} radius="xl" variant="light" color="gray">
          <ListIcon size={24} aria-hidden />
        </ThemeIcon>
        <Text fw={600}>{title}</Text>
        <Text c="dimmed" size="sm">
          {children}
        </Text>
        {action}
      </Stack>
    </Center>
  )
}
