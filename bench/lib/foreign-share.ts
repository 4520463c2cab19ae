import { availableParallelism } from 'node:os'
import { readCpuMs, readMachineCpuMs } from './process-usage.ts'

/** Starts to measure the share of the machine that other programs take; the function that it returns reads the share so far. */
export function watchForeignShare(pids: readonly number[]): () => number {
  const readForeignMs = () => readMachineCpuMs() - pids.reduce((sum, pid) => sum + readCpuMs(pid), 0)
  const foreignBefore = readForeignMs()
  const startedAt = performance.now()
  return () =>
    Math.max(0, (readForeignMs() - foreignBefore) / ((performance.now() - startedAt) * availableParallelism()))
}
