import type { ComponentPropsWithRef } from 'react'
import classes from './panel.module.css'

/** A raised surface. Name it with aria-labelledby to make it a landmark. */
export function Panel({ className, ...rest }: ComponentPropsWithRef<'section'>) {
  return <section className={className ? `${classes.panel} ${className}` : classes.panel} {...rest} />
}
