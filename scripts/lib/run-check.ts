import { ROOT } from './build-parts.ts'
import { runNode } from './run-node.ts'
import type { TestCount } from './test-count.ts'

/** Runs a program that passes or fails as a whole. */
export async function runCheck(title: string, args: readonly string[], hint?: string): Promise<TestCount> {
  const passed = (await runNode(args, ROOT)) === 0
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${title}`)
  if (!passed && hint) console.error(hint)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 }
}
