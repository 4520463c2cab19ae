import { describe, expect, it } from 'vitest'
import {
  type EditedStep,
  addStep,
  areSameSteps,
  moveStep,
  removeStep,
  restoreStep,
  setStepOptions,
  toEditedSteps,
  toStepInputs,
} from './steps.ts'

const step = (key: string, module: string, options: EditedStep['options'] = {}): EditedStep => ({
  key,
  module,
  options,
})
const steps = [step('a', 'password'), step('b', 'duo'), step('c', 'address')]
const modulesOf = (list: readonly EditedStep[]) => list.map(({ module }) => module)

describe('the steps of a scheme', () => {
  it('take a new module at the end, or where it is dropped', () => {
    expect(modulesOf(addStep(steps, 'passkey'))).toEqual(['password', 'duo', 'address', 'passkey'])
    expect(modulesOf(addStep(steps, 'passkey', 1))).toEqual(['password', 'passkey', 'duo', 'address'])
    expect(modulesOf(addStep(steps, 'passkey', 99))).toEqual(['password', 'duo', 'address', 'passkey'])
    expect(modulesOf(addStep(steps, 'passkey', -1))).toEqual(['passkey', 'password', 'duo', 'address'])
  })

  it('have unique keys, also for the same module twice', () => {
    const twice = addStep(addStep([], 'duo'), 'duo')
    expect(new Set(twice.map(({ key }) => key)).size).toBe(2)
  })

  it('move within both ends', () => {
    expect(modulesOf(moveStep(steps, 'a', 1))).toEqual(['duo', 'password', 'address'])
    expect(modulesOf(moveStep(steps, 'c', 0))).toEqual(['address', 'password', 'duo'])
    expect(modulesOf(moveStep(steps, 'a', 99))).toEqual(['duo', 'address', 'password'])
    expect(modulesOf(moveStep(steps, 'c', -5))).toEqual(['address', 'password', 'duo'])
    expect(moveStep(steps, 'gone', 0)).toEqual(steps)
  })

  it('can be removed, and put back in their place', () => {
    const removed = removeStep(steps, 'b')
    expect(modulesOf(removed)).toEqual(['password', 'address'])
    expect(restoreStep(removed, steps[1]!, 1)).toEqual(steps)
    expect(modulesOf(restoreStep([], steps[1]!, 1))).toEqual(['duo'])
  })

  it('are put back only once', () => {
    expect(restoreStep(steps, steps[1]!, 1)).toEqual(steps)
  })

  it('are never changed in place', () => {
    const before = structuredClone(steps)
    addStep(steps, 'passkey')
    moveStep(steps, 'a', 2)
    removeStep(steps, 'a')
    setStepOptions(steps, 'a', { remember: true })
    expect(steps).toEqual(before)
  })

  it('are compared without regard to keys and the order of options', () => {
    expect(areSameSteps(steps, [step('x', 'password'), step('y', 'duo'), step('z', 'address')])).toBe(true)
    expect(areSameSteps(steps, moveStep(steps, 'a', 1))).toBe(false)
    expect(areSameSteps(steps, removeStep(steps, 'c'))).toBe(false)
    expect(
      areSameSteps([step('a', 'duo', { one: 1, two: 2, none: null })], [step('b', 'duo', { two: 2, one: 1 })]),
    ).toBe(true)
    expect(areSameSteps([step('a', 'duo', { one: 1 })], [step('b', 'duo', { one: 2 })])).toBe(false)
  })

  it('are sent to the server without the editor’s keys', () => {
    const edited = setStepOptions(
      toEditedSteps([{ id: '1', module: { id: 'duo', title: 'Duo' }, options: {} }]),
      'none',
      {},
    )
    expect(toStepInputs(edited)).toEqual([{ module: 'duo', options: {} }])
  })
})
