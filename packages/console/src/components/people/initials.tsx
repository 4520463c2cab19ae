import classes from './initials.module.css'

/** A user's initials in a circle. Decorative: the name is shown next to it. */
export function Initials({ name, size }: { name: string; size: number }) {
  const words = name.split(/[\s._@-]+/u).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
  return (
    <span aria-hidden className={classes['initials']} style={{ width: size, height: size, fontSize: size * 0.4 }}>
      {letters.toLocaleUpperCase('en')}
    </span>
  )
}
