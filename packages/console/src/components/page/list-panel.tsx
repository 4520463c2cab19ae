import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemNotice } from '../feedback/problem-notice.tsx'

interface ListPanelProps {
  /** The failed request, shown in place of the list. */
  error?: unknown
  onRetry?: () => unknown
  /** An `EmptyList`, where the list has no entries. */
  empty?: ReactNode
  children: ReactNode
}

/** The surface of a page's main list. */
export function ListPanel({ error, onRetry, empty, children }: ListPanelProps) {
  if (error) return <ProblemNotice error={error} onRetry={() => void onRetry?.()} />
  return (
    <Paper withBorder style={{ overflow: 'hidden' }}>
      {empty || children}
    </Paper>
  )
}
