import { describe, expect, test } from 'vitest'
import { ROOT } from '../lib/build-parts.ts'
import { readFileTree } from './file-tree.ts'
import { createFloorPlan } from './floor-plan.ts'
import { judgeImports } from './judge-imports.ts'
import { HOUSES } from './rooms/houses.ts'
import { PERMITTED_IMPORTS } from './testing/permitted-imports.ts'
import { PLANTED_IMPORTS } from './testing/planted-imports.ts'
import { createVirtualTree } from './testing/virtual-tree.ts'

const repository = readFileTree(ROOT)
const plan = createFloorPlan(HOUSES, repository)

/** A file for each import, so that all are judged at once. */
const files = [...Object.values(PLANTED_IMPORTS).flat(), ...PERMITTED_IMPORTS].map(([folder, text, last], index) => {
  const ending = last?.startsWith('.') ? last : '.ts'
  return { path: `packages/${folder}/import-${index}${ending}`, text, key: `${folder} ${text}` }
})
const tree = createVirtualTree(plan.rooms, repository, Object.fromEntries(files.map(({ path, text }) => [path, text])))
const { refusals } = judgeImports(plan, tree)

function listReasons(folder: string, text: string): string[] {
  const file = files.find(({ key }) => key === `${folder} ${text}`)
  return refusals.filter((refusal) => refusal.file === file?.path).map(({ reason }) => reason)
}

/** Reasons that name no room. */
const REASONS: Readonly<Record<string, string>> = {
  computed: 'is computed, so it could lead anywhere',
  nowhere: 'leads to no file, and to no package that is declared',
  tests: 'is for tests alone',
}

describe.each(Object.entries(PLANTED_IMPORTS))('%s', (_, imports) => {
  test.each(imports)('refused in %s: %s', (folder, text, refused) => {
    const reasons = listReasons(folder, text).map((reason) => reason.replace(/, which \S+ may not import$/, ''))

    expect(reasons).toHaveLength(1)
    expect([`is in ${refused}`, `is the package ${refused}`, REASONS[refused]]).toContain(reasons[0])
  })
})

test.each(PERMITTED_IMPORTS.map(([folder, text]) => [folder, text] as const))('allowed in %s: %s', (folder, text) => {
  expect(listReasons(folder, text)).toEqual([])
})

test('no import is judged twice under one name', () => {
  expect(new Set(files.map(({ key }) => key)).size).toBe(files.length)
})
