import type { ComponentType, ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  Icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: 'true' }>
  title: string
  children: ReactNode
  action?: ReactNode
  /** True if nothing else is on the page, so that the title is its heading. */
  isPage?: boolean
}

/** Explains an empty list and offers the first step. */
export function EmptyState({ Icon, title, children, action, isPage = false }: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'p'
  return (
    <div className={classes.empty}>
      <Icon size={40} stroke={1.4} aria-hidden="true" />
      <Heading className={classes.title}>{title}</Heading>
      <p className={classes.text}>{children}</p>
      {action}
    </div>
  )
}
