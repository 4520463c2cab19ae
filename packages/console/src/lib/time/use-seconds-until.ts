import { useEffect, useState } from 'react'
import { secondsUntil } from './server-clock.ts'

/** Whole seconds left until a time of the server, counting down to 0; null without a time. */
export function useSecondsUntil(serverTime: string | null | undefined): number | null {
  const [seconds, setSeconds] = useState(() => (serverTime ? Math.ceil(secondsUntil(serverTime)) : null))
  useEffect(() => {
    if (!serverTime) {
      setSeconds(null)
      return
    }
    const tick = (): void => {
      const left = Math.ceil(secondsUntil(serverTime))
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }
    const timer = setInterval(tick, 1_000)
    tick()
    return () => clearInterval(timer)
  }, [serverTime])
  return seconds
}
