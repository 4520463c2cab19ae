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

describe('editing a flow', () => {
  it('adds a module at the end, or at the place where it was dropped', () => {
    expect(modulesOf(addStep(steps, 'passkey'))).toEqual(['password', 'duo', 'address', 'passkey'])
    expect(modulesOf(addStep(steps, 'passkey', 1))).toEqual(['password', 'passkey', 'duo', 'address'])
    expect(modulesOf(addStep(steps, 'passkey', 99))).toEqual(['password', 'duo', 'address', 'passkey'])
    expect(modulesOf(addStep(steps, 'passkey', -1))).toEqual(['passkey', 'password', 'duo', 'address'])
  })

  it('gives each added step a key of its own, also for the same module twice', () => {
    const twice = addStep(addStep([], 'duo'), 'duo')
    expect(new Set(twice.map(({ key }) => key)).size).toBe(2)
  })

  it('moves a step to another place and stops at both ends', () => {
    expect(modulesOf(moveStep(steps, 'a', 1))).toEqual(['duo', 'password', 'address'])
    expect(modulesOf(moveStep(steps, 'c', 0))).toEqual(['address', 'password', 'duo'])
    expect(modulesOf(moveStep(steps, 'a', 99))).toEqual(['duo', 'address', 'password'])
    expect(modulesOf(moveStep(steps, 'c', -5))).toEqual(['address', 'password', 'duo'])
    expect(moveStep(steps, 'gone', 0)).toEqual(steps)
  })

  it('removes a step, and undoing puts it back where it was', () => {
    const removed = removeStep(steps, 'b')
    expect(modulesOf(removed)).toEqual(['password', 'address'])
    expect(restoreStep(removed, steps[1]!, 1)).toEqual(steps)
    expect(modulesOf(restoreStep([], steps[1]!, 1))).toEqual(['duo'])
  })

  it('undoes a removal only once', () => {
    expect(restoreStep(steps, steps[1]!, 1)).toEqual(steps)
  })

  it('never changes the steps it was given', () => {
    const before = structuredClone(steps)
    addStep(steps, 'passkey')
    moveStep(steps, 'a', 2)
    removeStep(steps, 'a')
    setStepOptions(steps, 'a', { remember: true })
    expect(steps).toEqual(before)
  })

  it('knows whether anything was changed, whatever the keys and the order of options', () => {
    expect(areSameSteps(steps, [step('x', 'password'), step('y', 'duo'), step('z', 'address')])).toBe(true)
    expect(areSameSteps(steps, moveStep(steps, 'a', 1))).toBe(false)
    expect(areSameSteps(steps, removeStep(steps, 'c'))).toBe(false)
    expect(
      areSameSteps([step('a', 'duo', { one: 1, two: 2, none: null })], [step('b', 'duo', { two: 2, one: 1 })]),
    ).toBe(true)
    expect(areSameSteps([step('a', 'duo', { one: 1 })], [step('b', 'duo', { one: 2 })])).toBe(false)
  })

  it('is sent to the server without the keys of the editor', () => {
    const edited = setStepOptions(
      toEditedSteps([{ id: '1', module: { id: 'duo', title: 'Duo' }, options: {} }]),
      'none',
      {},
    )
    expect(toStepInputs(edited)).toEqual([{ module: 'duo', options: {} }])
  })
})
