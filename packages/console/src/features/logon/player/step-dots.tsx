import classes from './player.module.css'

/** Shown from the second step on: before anything has been proven, how many steps there are is nobody's business. */
export function StepDots({ position, count }: { position: number; count: number }) {
  return (
    <div className={classes.dots} role="img" aria-label={`Step ${position} of ${count}`}>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} data-reached={index < position || undefined} />
      ))}
    </div>
  )
}
