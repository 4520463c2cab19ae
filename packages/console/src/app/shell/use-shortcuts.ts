import { useEffect, useRef } from 'react'
import { SEARCH_FIELD_ATTRIBUTE } from '../../lib/page/shortcuts.ts'

/** The shortcuts of every page. Single keys do nothing while the user types or a dialog is open. */
export function useShortcuts({ onHelp, onJump }: { onHelp: () => void; onJump: () => void }): void {
  const actions = useRef({ onHelp, onJump })
  useEffect(() => {
    actions.current = { onHelp, onJump }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        actions.current.onJump()
        return
      }
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('[role="dialog"]')
      )
        return
      if (event.key === '?') actions.current.onHelp()
      else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>(`[${SEARCH_FIELD_ATTRIBUTE}]`)
        if (!field) return
        event.preventDefault()
        field.focus()
        field.select()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
