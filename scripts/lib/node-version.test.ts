import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './build-parts.ts'

// What a first start prints on a machine with Node 20 is seen on such a machine alone; this holds the setting that keeps it quiet.
test('pnpm compares what packages need with the Node that runs them', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const setting = /^nodeVersion: (.+)$/m.exec(readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8'))

  expect(setting?.[1]).toBe(devDependencies.node)
})
