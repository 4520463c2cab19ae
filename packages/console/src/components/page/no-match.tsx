import { Button } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { EmptyList } from './empty-list.tsx'

export interface NoMatchProps {
  icon: Icon
  title: string
  /** What to try instead. */
  children: string
  clearLabel: string
  onClear: () => void
}

/** A search or a filter that leaves nothing of a list that has entries. */
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
