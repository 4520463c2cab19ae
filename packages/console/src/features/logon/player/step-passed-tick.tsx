import { IconCheck } from '@tabler/icons-react'
import classes from './player.module.css'

export function StepPassedTick({ large = false }: { large?: boolean }) {
  return (
    <span className={classes.tick} data-large={large || undefined} aria-hidden>
      <IconCheck size={large ? 36 : 16} stroke={2.5} />
    </span>
  )
}
