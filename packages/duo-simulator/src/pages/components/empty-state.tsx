import type { ComponentType, ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  Icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: 'true' }>
  title: string
  children: ReactNode
  action?: ReactNode
}

/** An empty list says what it is for, and offers the first step. */
export function EmptyState({ Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Icon size={40} stroke={1.4} aria-hidden="true" />
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{children}</p>
      {action}
    </div>
  )
}
