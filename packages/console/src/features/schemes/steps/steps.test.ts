import { describe, expect, it } from 'vitest'
import {
  type FlowStep,
  addStep,
  isSameFlow,
  moveStep,
  removeStep,
  restoreStep,
  setStepOptions,
  toFlow,
  toStepInputs,
} from './steps.ts'

const step = (key: string, module: string, options: FlowStep['options'] = {}): FlowStep => ({ key, module, options })
const flow = [step('a', 'password'), step('b', 'duo'), step('c', 'address')]
const modulesOf = (steps: readonly FlowStep[]) => steps.map(({ module }) => module)

describe('editing a flow', () => {
  it('adds a module at the end, or at the place where it was dropped', () => {
    expect(modulesOf(addStep(flow, 'passkey'))).toEqual(['password', 'duo', 'address', 'passkey'])
    expect(modulesOf(addStep(flow, 'passkey', 1))).toEqual(['password', 'passkey', 'duo', 'address'])
    expect(modulesOf(addStep(flow, 'passkey', 99))).toEqual(['password', 'duo', 'address', 'passkey'])
    expect(modulesOf(addStep(flow, 'passkey', -1))).toEqual(['passkey', 'password', 'duo', 'address'])
  })

  it('gives each added step a key of its own, also for the same module twice', () => {
    const twice = addStep(addStep([], 'duo'), 'duo')
    expect(new Set(twice.map(({ key }) => key)).size).toBe(2)
  })

  it('moves a step to another place and stops at both ends', () => {
    expect(modulesOf(moveStep(flow, 'a', 1))).toEqual(['duo', 'password', 'address'])
    expect(modulesOf(moveStep(flow, 'c', 0))).toEqual(['address', 'password', 'duo'])
    expect(modulesOf(moveStep(flow, 'a', 99))).toEqual(['duo', 'address', 'password'])
    expect(modulesOf(moveStep(flow, 'c', -5))).toEqual(['address', 'password', 'duo'])
    expect(moveStep(flow, 'gone', 0)).toEqual(flow)
  })

  it('removes a step, and undoing puts it back where it was', () => {
    const removed = removeStep(flow, 'b')
    expect(modulesOf(removed)).toEqual(['password', 'address'])
    expect(restoreStep(removed, flow[1]!, 1)).toEqual(flow)
    expect(modulesOf(restoreStep([], flow[1]!, 1))).toEqual(['duo'])
  })

  it('undoes a removal only once', () => {
    expect(restoreStep(flow, flow[1]!, 1)).toEqual(flow)
  })

  it('never changes the flow that it was given', () => {
    const before = structuredClone(flow)
    addStep(flow, 'passkey')
    moveStep(flow, 'a', 2)
    removeStep(flow, 'a')
    setStepOptions(flow, 'a', { remember: true })
    expect(flow).toEqual(before)
  })

  it('knows whether anything was changed, whatever the keys and the order of options', () => {
    expect(isSameFlow(flow, [step('x', 'password'), step('y', 'duo'), step('z', 'address')])).toBe(true)
    expect(isSameFlow(flow, moveStep(flow, 'a', 1))).toBe(false)
    expect(isSameFlow(flow, removeStep(flow, 'c'))).toBe(false)
    expect(isSameFlow([step('a', 'duo', { one: 1, two: 2, none: null })], [step('b', 'duo', { two: 2, one: 1 })])).toBe(
      true,
    )
    expect(isSameFlow([step('a', 'duo', { one: 1 })], [step('b', 'duo', { one: 2 })])).toBe(false)
  })

  it('is sent to the server without the keys of the editor', () => {
    const edited = setStepOptions(toFlow([{ id: '1', module: { id: 'duo', title: 'Duo' }, options: {} }]), 'none', {})
    expect(toStepInputs(edited)).toEqual([{ module: 'duo', options: {} }])
  })
})
