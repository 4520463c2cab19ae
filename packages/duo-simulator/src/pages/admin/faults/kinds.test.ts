import { expect, test } from 'vitest'
import { FAULT_KINDS } from '../../../faults/fault-kinds.ts'
import { faultGroups } from './kinds.ts'

test('every fault there is has its button on the admin page, once [S36]', () => {
  const buttons = faultGroups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))
  expect([...buttons].sort()).toEqual(Object.keys(FAULT_KINDS).sort())
})
