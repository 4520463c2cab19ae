import { describe, expect, it } from 'vitest'
import { describeChanges } from './describe-changes.ts'

const TITLES: Record<string, string> = { password: 'Password', duo: 'Duo', address: 'Address rule' }
const steps = (...ids: string[]) => ids.map((id) => ({ module: { id, title: TITLES[id]! }, options: {} as Record<string, unknown> }))

describe('the history of a scheme in words', () => {
  it('calls the oldest version the first', () => {
    expect(describeChanges(undefined, steps('password'))).toEqual(['The first version.'])
  })
  it('tells additions with their place, and removals', () => {
    expect(describeChanges(steps('password'), steps('password', 'duo'))).toEqual(['Added Duo as step 2.'])
    expect(describeChanges(steps('password', 'duo'), steps('password'))).toEqual(['Removed Duo.'])
  })
  it('does not call a step moved that only slid', () => {
    expect(describeChanges(steps('password', 'duo'), steps('address', 'password', 'duo'))).toEqual(['Added Address rule as step 1.'])
  })
  it('tells a new order', () => {
    expect(describeChanges(steps('address', 'password'), steps('password', 'address'))).toEqual(['Reordered: Password, Address rule.'])
  })
  it('tells changed options', () => {
    const changed = steps('password', 'duo')
    changed[1]!.options = { pushFirst: false }
    expect(describeChanges(steps('password', 'duo'), changed)).toEqual(['Changed the options of Duo.'])
  })
  it('says so when nothing differs, as after a roll back to the same steps', () => {
    expect(describeChanges(steps('password'), steps('password'))).toEqual(['The same steps as before.'])
  })
  it('pairs the same module twice in order', () => {
    expect(describeChanges(steps('duo', 'duo'), steps('duo'))).toEqual(['Removed Duo.'])
  })
})
