import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

/** A step while it is edited. The key is the editor's own: it stays with the step when it moves. */
export interface FlowStep {
  key: string
  module: string
  options: Readonly<Record<string, unknown>>
}

type StoredStep = SchemePartsFragment['published']['steps'][number]

let lastKey = 0
const makeKey = () => `step-${++lastKey}`

export const toFlow = (steps: readonly StoredStep[]): FlowStep[] =>
  steps.map((step) => ({ key: makeKey(), module: step.module.id, options: step.options ?? {} }))

export function addStep(flow: readonly FlowStep[], module: string, index: number = flow.length): FlowStep[] {
  const at = Math.max(0, Math.min(index, flow.length))
  return [...flow.slice(0, at), { key: makeKey(), module, options: {} }, ...flow.slice(at)]
}

/** Moves a step to an index; out of bounds it stops at the first or last place. */
export function moveStep(flow: readonly FlowStep[], key: string, toIndex: number): FlowStep[] {
  const step = flow.find((each) => each.key === key)
  if (!step) return [...flow]
  const others = flow.filter((each) => each !== step)
  const at = Math.max(0, Math.min(toIndex, others.length))
  return [...others.slice(0, at), step, ...others.slice(at)]
}

export const removeStep = (flow: readonly FlowStep[], key: string): FlowStep[] =>
  flow.filter((step) => step.key !== key)

/** Undoes a removal: back to the place where it was, or as near as the flow now allows. */
export function restoreStep(flow: readonly FlowStep[], step: FlowStep, index: number): FlowStep[] {
  if (flow.some((each) => each.key === step.key)) return [...flow]
  const at = Math.min(index, flow.length)
  return [...flow.slice(0, at), step, ...flow.slice(at)]
}

export const setStepOptions = (flow: readonly FlowStep[], key: string, options: FlowStep['options']): FlowStep[] =>
  flow.map((step) => (step.key === key ? { ...step, options } : step))

/** Same modules with the same options in the same order; keys don't matter. */
export const isSameFlow = (one: readonly FlowStep[], other: readonly FlowStep[]): boolean =>
  one.length === other.length &&
  one.every(
    (step, index) =>
      step.module === other[index]!.module && toStableText(step.options) === toStableText(other[index]!.options),
  )

export const toStepInputs = (flow: readonly FlowStep[]) =>
  flow.map(({ module, options }) => ({ module, options: { ...options } }))

/** JSON with sorted names, and without what is not set. */
export function toStableText(options: Readonly<Record<string, unknown>> | null | undefined): string {
  return JSON.stringify(
    Object.entries(options ?? {})
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
