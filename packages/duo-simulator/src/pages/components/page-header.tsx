import { Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTitle } from '../lib/use-title.ts'
import classes from './page-header.module.css'

interface PageHeaderProps {
  title: string
  children?: ReactNode
  action?: ReactNode
}

let isFirstPage = true

/** The title of the page and the window. Takes the focus when the reader comes from another page. */
export function PageHeader({ title, children, action }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])

  return (
    <div className={classes.header}>
      <div className={classes.words}>
        <Title order={1} size="h2" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {children && <p className={classes.lead}>{children}</p>}
      </div>
      {action}
    </div>
  )
}
