import type { ComponentPropsWithRef, MouseEvent } from 'react'
import { navigate } from './navigate.ts'

interface LinkProps extends ComponentPropsWithRef<'a'> {
  href: string
}

/** A link to a page of ours that doesn't load it anew. With a modifier key or a target it is an ordinary link. */
export function Link({ href, onClick, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isOrdinary = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isOrdinary || rest.target) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  )
}
