import { useSyncExternalStore } from 'react'

type Guard = () => boolean
const listeners = new Set<() => void>()
let guard: Guard | undefined
let shownAddress = typeof location === 'undefined' ? '' : location.href

export interface NavigateOptions {
  replace?: boolean
}

/** Opens one of these pages, unless the guard of the current page keeps the reader there. */
export function navigate(path: string, { replace = false }: NavigateOptions = {}): void {
  if (guard && !guard()) return
  guard = undefined
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  shownAddress = location.href
  window.scrollTo(0, 0)
  notify()
}

/** Sets a filter in the address without a new history entry. An empty value removes it. */
export function setSearchParameter(name: string, value: string): void {
  const url = new URL(location.href)
  if (value === '') url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  history.replaceState(null, '', url)
  shownAddress = location.href
  notify()
}

/** Sets a guard that runs before the page is left. If it returns false, the reader stays. */
export function setLeaveGuard(next: Guard | undefined): void {
  guard = next
}

export function usePath(): string {
  return useSyncExternalStore(listen, () => location.pathname)
}

export function useSearchParameter(name: string): string {
  return useSyncExternalStore(listen, () => new URLSearchParams(location.search).get(name) ?? '')
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', onPopState)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', onPopState)
  }
}

function onPopState(): void {
  if (guard && !guard()) {
    history.pushState(null, '', shownAddress)
    return
  }
  guard = undefined
  shownAddress = location.href
  notify()
}

function notify(): void {
  for (const listener of listeners) listener()
}
