import { useSyncExternalStore } from 'react'

type Guard = () => boolean
const listeners = new Set<() => void>()
let guard: Guard | undefined
let shownAddress = typeof location === 'undefined' ? '' : location.href

export interface NavigateOptions {
  replace?: boolean
}

/** Goes to a page of ours, unless the page that is left wants to be asked and the reader stays. */
export function navigate(path: string, { replace = false }: NavigateOptions = {}): void {
  if (guard && !guard()) return
  guard = undefined
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  shownAddress = location.href
  window.scrollTo(0, 0)
  tell()
}

/** Puts a filter into the address without a new entry in the history; empty removes it. */
export function setSearchParameter(name: string, value: string): void {
  const url = new URL(location.href)
  if (value === '') url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  history.replaceState(null, '', url)
  shownAddress = location.href
  tell()
}

/** Called before a page is left; false keeps the reader there. */
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
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
