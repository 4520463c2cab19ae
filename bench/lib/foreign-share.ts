import { availableParallelism } from 'node:os'
import { readCpuMs, readMachineCpuMs } from './process-usage.ts'

/** Begins to watch how much of the machine goes to programs that are not being measured; what it returns tells the share since then. */
export function watchForeignShare(pids: readonly number[]): () => number {
  const readForeignMs = () => readMachineCpuMs() - pids.reduce((sum, pid) => sum + readCpuMs(pid), 0)
  const foreignBefore = readForeignMs()
  const startedAt = performance.now()
  return () =>
    Math.max(0, (readForeignMs() - foreignBefore) / ((performance.now() - startedAt) * availableParallelism()))
}
