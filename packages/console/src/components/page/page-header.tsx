import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

let isFirstPage = true

interface PageHeaderProps {
  title: string
  description?: ReactNode
  /** Small line above the title, such as a way back. */
  above?: ReactNode
  actions?: ReactNode
}

/**
 * Heading of a page: names the document, and takes the focus when somebody comes from another page, so that a screen reader
 * says where they are. The first page of a visit leaves the focus alone.
 */
export function PageHeader({ title, description, above, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Sallyport`
  }, [title])
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
    window.scrollTo({ top: 0 })
  }, [])

  return (
    <Group justify="space-between" align="flex-end" gap="md" mb="xl" wrap="wrap">
      <Stack gap={4} style={{ flex: '1 1 18rem', minWidth: 0 }}>
        {above}
        <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none', overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {description && (
          <Text c="dimmed" maw={640}>
            {description}
          </Text>
        )}
      </Stack>
      {actions}
    </Group>
  )
}
