import { useCallback, useEffect, useRef, useState } from 'react'
import type { Topic } from '../../contract/topics.ts'
import { ControlError } from './error.ts'
import { onControlEvent } from './events.ts'
import { controlRequest } from './request.ts'

export interface ControlResource<T> {
  /** The last answer for this path, kept while it reloads, so that nothing flickers. */
  value: T | undefined
  error: ControlError | undefined
  refresh: () => void
}

/** Events come in bursts: a push changes pushes, users and log. One request serves the whole burst. */
const burstMilliseconds = 40

/**
 * Loads `path`, and reloads it on every event of the topics. Also polls every `pollSeconds`, in case the event stream
 * is blocked. Loads nothing if `path` is null.
 */
export function useControl<T>(path: string | null, topics: readonly Topic[], pollSeconds = 20): ControlResource<T> {
  const [answer, setAnswer] = useState<{ path: string; value?: T; error?: ControlError }>()
  const refreshRef = useRef<() => void>(() => {})
  const topicsKey = topics.join(' ')

  useEffect(() => {
    if (path === null) return
    const controller = new AbortController()
    let started = 0
    let shown = 0
    let burst: ReturnType<typeof setTimeout> | undefined

    const read = async () => {
      const own = ++started
      try {
        const value = await controlRequest<T>('GET', path, undefined, controller.signal)
        // A later request was answered first: this answer is outdated.
        if (own < shown) return
        shown = own
        setAnswer({ path, value })
      } catch (cause) {
        if (controller.signal.aborted || own < shown) return
        shown = own
        const error = cause instanceof ControlError ? cause : new ControlError(String(cause), 'UNEXPECTED', 0)
        setAnswer((before) => ({ path, error, ...(before?.path === path && { value: before.value as T }) }))
      }
    }
    const readSoon = () => {
      burst ??= setTimeout(() => {
        burst = undefined
        void read()
      }, burstMilliseconds)
    }
    const poll = setInterval(() => {
      if (!document.hidden) void read()
    }, pollSeconds * 1000)
    const onVisible = () => {
      if (!document.hidden) void read()
    }

    refreshRef.current = () => void read()
    document.addEventListener('visibilitychange', onVisible)
    const stopListening = onControlEvent(topicsKey.split(' ') as Topic[], readSoon)
    void read()
    return () => {
      controller.abort()
      clearTimeout(burst)
      clearInterval(poll)
      document.removeEventListener('visibilitychange', onVisible)
      stopListening()
    }
  }, [path, topicsKey, pollSeconds])

  const current = answer?.path === path ? answer : undefined
  return { value: current?.value, error: current?.error, refresh: useCallback(() => refreshRef.current(), []) }
}
