/** Resolves after the time, or earlier when the signal aborts or, on request, when the browser is online again. Never rejects. */
export function wait(
  durationMs: number,
  { signal, orOnline = false }: { signal?: AbortSignal; orOnline?: boolean } = {},
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, durationMs)
    signal?.addEventListener('abort', done)
    if (orOnline) addEventListener('online', done)
    if (signal?.aborted) done()
  })
}

/** 0.5, 1, 2, 4, 8, then 15 seconds, each shortened by up to a quarter so that clients don't return all at once. */
export function backoffMs(failures: number): number {
  const fullMs = failures > 5 ? 15_000 : 500 * 2 ** (failures - 1)
  return fullMs * (1 - Math.random() / 4)
}
