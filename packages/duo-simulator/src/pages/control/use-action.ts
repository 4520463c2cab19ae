import { useCallback, useRef, useState } from 'react'
import { ControlError } from './error.ts'

export interface Action<Arguments extends unknown[]> {
  run: (...args: Arguments) => Promise<boolean>
  busy: boolean
  error: ControlError | undefined
  clearError: () => void
}

/** Runs a change that can fail, never twice at once, and keeps the last error. `run` resolves to true on success. */
export function useAction<Arguments extends unknown[]>(
  perform: (...args: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ControlError>()
  const running = useRef(false)
  const run = async (...args: Arguments) => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setError(undefined)
    try {
      await perform(...args)
      return true
    } catch (cause) {
      setError(cause instanceof ControlError ? cause : new ControlError(String(cause), 'UNEXPECTED', 0))
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { run, busy, error, clearError: useCallback(() => setError(undefined), []) }
}
