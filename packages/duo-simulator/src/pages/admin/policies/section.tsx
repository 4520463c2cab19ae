import { Stack } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { Panel } from '../../components/panel.tsx'
import classes from './section.module.css'

interface PolicySectionProps {
  title: string
  help: string
  children: ReactNode
}

export function PolicySection({ title, help, children }: PolicySectionProps) {
  const headingId = useId()
  return (
    <Panel className={classes.section} aria-labelledby={headingId}>
      <div>
        <h2 className={classes.title} id={headingId}>
          {title}
        </h2>
        <p className={classes.help}>{help}</p>
      </div>
      <Stack gap="sm">{children}</Stack>
    </Panel>
  )
}
