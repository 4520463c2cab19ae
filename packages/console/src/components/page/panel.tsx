import { Box, Group, Paper, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: string
  description?: ReactNode
  actions?: ReactNode
  /** Lists and tables reach the panel's edges. */
  isFlush?: boolean
  children: ReactNode
}

/** A titled region of a page. */
export function Panel({ title, description, actions, isFlush = false, children }: PanelProps) {
  const id = useId()
  return (
    <Paper component="section" withBorder aria-labelledby={id} style={{ overflow: 'hidden' }}>
      <Group justify="space-between" align="flex-start" px="lg" pt="md" pb={isFlush ? 'xs' : 'md'} gap="sm">
        <Box style={{ flex: '1 1 12rem' }}>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {description && (
            <Text size="sm" c="dimmed" mt={2}>
              {description}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      <Box px={isFlush ? 0 : 'lg'} pb={isFlush ? 0 : 'lg'}>
        {children}
      </Box>
    </Paper>
  )
}
