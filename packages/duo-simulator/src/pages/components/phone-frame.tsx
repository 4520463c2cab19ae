import { IconPlane } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNow } from '../lib/use-now.ts'
import classes from './phone-frame.module.css'

/** Draws a phone on a large screen, and fills the screen of a real phone. */
export function PhoneFrame({ isOffline = false, children }: { isOffline?: boolean; children: ReactNode }) {
  const now = useNow(5000)
  return (
    <div className={classes.frame}>
      <div className={classes.status} aria-hidden="true">
        <span>{new Date(now).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })}</span>
        <span className={classes.speaker} />
        <span className={classes.signal}>{isOffline ? <IconPlane size={18} /> : '5G'}</span>
      </div>
      <div className={classes.screen}>{children}</div>
    </div>
  )
}
