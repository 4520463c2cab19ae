import { useSyncExternalStore } from 'react'
import { connectionState, onConnectionState } from '../control/events.ts'
import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import classes from './ribbon.module.css'

const words = { connecting: 'Connecting …', live: 'Live', lost: 'Connection lost, trying again' }

/** Stands on every page: nobody may take this for Duo, and everybody may know whether what they see is current. */
export function Ribbon() {
  const state = useSyncExternalStore(onConnectionState, connectionState)
  return (
    <section className={classes.ribbon} aria-label="Simulator">
      <strong className={classes.name}>Simulator, not Duo</strong>
      <span className={classes.state} role="status" data-state={state}>
        {words[state]}
      </span>
      <ColorSchemeSwitch />
    </section>
  )
}
