import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const BENCH = join(import.meta.dirname, '../../bench/run.ts')

/** The tests check only that every row has a number, as speed depends on the machine. */
function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [BENCH, 'logon', ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

test('whole logons are compared with the bare hash rate', async () => {
  const { code, output } = await run(
    '--rounds',
    '1',
    '--seconds',
    '1',
    '--concurrency',
    '4',
    '--warm-up',
    '20',
    '--starts',
    '1',
  )
  expect(code, output).toBe(0)
  for (const row of [
    'logons/s ÷ hashes/s',
    'CPU without the hash ÷ CPU per hash',
    'cold start ÷ cold start of a bare server',
  ]) {
    expect(output).toMatch(new RegExp(`${row}\\s+\\d+\\.\\d`))
  }
})

test('logons that wait for a push are compared with Duo’s own client', async () => {
  const { code, output } = await run('--waiting', '20')
  expect(code, output).toBe(0)
  expect(output).toContain('20 logons waiting for a push')
  expect(output.match(/approval → .* ms \(median, 99th percentile\)\s+\d+, \d+/g)).toHaveLength(2)
})
