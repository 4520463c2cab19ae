import { Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { useCursorPages } from '../../lib/page/use-cursor-pages.ts'

interface PagerProps {
  pages: ReturnType<typeof useCursorPages>
  pageInfo: { hasNextPage: boolean; endCursor?: string | null } | undefined
  children?: ReactNode
}

/** "Previous" and "Next" below a list. Renders nothing where one page is enough. */
export function Pager({ pages, pageInfo, children }: PagerProps) {
  const endCursor = pageInfo?.hasNextPage ? pageInfo.endCursor : null
  const hasPages = !pages.isFirstPage || Boolean(endCursor)
  if (!hasPages && !children) return null
  return (
    <Group component="nav" aria-label="Pages" justify="space-between" mt="md">
      <Text size="sm" c="dimmed" role="status">
        {children}
      </Text>
      {hasPages && (
        <Group gap="xs">
          {pages.pageNumber && (
            <Text size="sm" c="dimmed">
              Page {pages.pageNumber}
            </Text>
          )}
          {!pages.isFirstPage && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconChevronLeft size={16} aria-hidden />}
              onClick={pages.goToPrevious}>
              {pages.pageNumber === null ? 'First page' : 'Previous'}
            </Button>
          )}
          {endCursor && (
            <Button
              variant="default"
              size="sm"
              rightSection={<IconChevronRight size={16} aria-hidden />}
              onClick={() => pages.goToNext(endCursor)}>
              Next
            </Button>
          )}
        </Group>
      )}
    </Group>
  )
}
