import { expect, test } from 'vitest'
import { FAULT_KINDS } from '../../../contract/fault-kinds.ts'
import { faultGroups } from './choices.ts'

test('the page offers every kind of fault once [S36]', () => {
  const offered = faultGroups.flatMap(({ choices }) => choices.map(({ kind }) => kind))
  expect([...offered].sort()).toEqual(Object.keys(FAULT_KINDS).sort())
})
