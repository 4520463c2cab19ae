import { useSyncExternalStore } from 'react'
import { connectionState, onConnectionState } from '../control/events.ts'
import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import classes from './ribbon.module.css'

const stateTexts = { connecting: 'Connecting …', live: 'Live', lost: 'Connection lost. Reconnecting …' }

/** Appears on every page: marks it as a simulator, and shows whether it is up to date. */
export function Ribbon() {
  const state = useSyncExternalStore(onConnectionState, connectionState)
  return (
    <section className={classes.ribbon} aria-label="Simulator">
      <strong className={classes.name}>Simulator, not Duo</strong>
      <span className={classes.state} role="status" data-state={state}>
        {stateTexts[state]}
      </span>
      <ColorSchemeSwitch />
    </section>
  )
}
