import type { ComponentPropsWithRef, MouseEvent } from 'react'
import { navigate } from './navigate.ts'

interface LinkProps extends ComponentPropsWithRef<'a'> {
  href: string
}

/** A link to one of these pages, without a reload. With a modifier key or a target it is an ordinary link. */
export function Link({ href, onClick, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlainClick = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlainClick || rest.target) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  )
}
