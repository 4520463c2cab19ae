import classes from './player.module.css'

/** Shown from the second step on. Before that, the number of steps would tell a stranger something about the scheme. */
export function StepDots({ position, count }: { position: number; count: number }) {
  return (
    <div className={classes.dots} role="img" aria-label={`Step ${position} of ${count}`}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} data-reached={index < position || undefined} />
      ))}
    </div>
  )
}
