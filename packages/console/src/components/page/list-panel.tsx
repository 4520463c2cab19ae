import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'

/** The surface that a page's main list stands on. */
export function ListPanel({ children }: { children: ReactNode }) {
  return (
    <Paper withBorder style={{ overflow: 'hidden' }}>
      {children}
    </Paper>
  )
}
