import { Button } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { EmptyList } from './empty-list.tsx'

export interface NoMatchProps {
  icon: Icon
  title: string
  /** A suggestion what to try instead. */
  children: string
  clearLabel: string
  onClear: () => void
}

/** Shown when a search or a filter matches no entry. */
export function NoMatch({ icon, title, children, clearLabel, onClear }: NoMatchProps) {
  return (
    <EmptyList
      icon={icon}
      title={title}
      action={
        <Button variant="default" onClick={onClear}>
          {clearLabel}
        </Button>
      }>
      {children}
    </EmptyList>
  )
}
