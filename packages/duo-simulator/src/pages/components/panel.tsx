import type { ComponentPropsWithRef } from 'react'
import classes from './panel.module.css'

/** A surface that stands out from the page; give it a name with aria-labelledby to make it a landmark. */
export function Panel({ className, ...rest }: ComponentPropsWithRef<'section'>) {
  return <section className={className ? `${classes.panel} ${className}` : classes.panel} {...rest} />
}
