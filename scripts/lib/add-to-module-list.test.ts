import { expect, test } from 'vitest'
import { addToModuleList, MARKER } from './add-to-module-list.ts'

const ENTRY = { import: "import { riddle } from './riddle.ts'", element: 'riddle' }

test('a module is imported after the others and listed at the marker', () => {
  const before = `import type { Module } from './module.ts'
import {
  password,
} from './password.ts'

export const modules: Module[] = [
  password,
  ${MARKER}
]
`
  expect(addToModuleList(before, ENTRY)).toBe(`import type { Module } from './module.ts'
import {
  password,
} from './password.ts'
import { riddle } from './riddle.ts'

export const modules: Module[] = [
  password,
  riddle,
  ${MARKER}
]
`)
})

test('a list without the marker is left alone', () => {
  expect(
    addToModuleList("import { password } from './password.ts'\n\nexport const modules = [password]\n", ENTRY),
  ).toBe(null)
})
