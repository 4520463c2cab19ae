import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './notice.module.css'

interface NoticeProps {
  kind: 'problem' | 'news'
  title?: string
  children: ReactNode
}

/** A text that screen readers announce when it appears: a problem at once, news at the next pause. */
export function Notice({ kind, title, children }: NoticeProps) {
  const Icon = kind === 'problem' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className={classes.notice} data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden className={classes.icon} />
      <div>
        {title && <strong className={classes.title}>{title}</strong>} {children}
      </div>
    </div>
  )
}
