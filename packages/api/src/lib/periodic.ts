import { type Log, toErrorFields } from './log.ts'

/** Repeats work until it is stopped, never twice at once. A failure is logged and does not end the repetition. */
export function startPeriodic(
  name: string,
  everyMs: number,
  log: Log,
  work: () => Promise<void>,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = work()
      .catch((error: unknown) => log.error({ work: name, ...toErrorFields(error) }, 'Periodic work failed'))
      .finally(() => (busy = false))
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
