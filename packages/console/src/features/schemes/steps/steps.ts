import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

/** A step while it is edited. The key belongs to the editor and stays with the step when it moves. */
export interface EditedStep {
  key: string
  module: string
  options: Readonly<Record<string, unknown>>
}

type StoredStep = SchemePartsFragment['published']['steps'][number]

let lastKey = 0
const makeKey = () => `step-${++lastKey}`

export const toEditedSteps = (steps: readonly StoredStep[]): EditedStep[] =>
  steps.map((step) => ({ key: makeKey(), module: step.module.id, options: step.options ?? {} }))

export function addStep(steps: readonly EditedStep[], module: string, index: number = steps.length): EditedStep[] {
  const at = Math.max(0, Math.min(index, steps.length))
  return [...steps.slice(0, at), { key: makeKey(), module, options: {} }, ...steps.slice(at)]
}

/** Moves a step to an index, limited to the first and last place. */
export function moveStep(steps: readonly EditedStep[], key: string, toIndex: number): EditedStep[] {
  const step = steps.find((each) => each.key === key)
  if (!step) return [...steps]
  const others = steps.filter((each) => each !== step)
  const at = Math.max(0, Math.min(toIndex, others.length))
  return [...others.slice(0, at), step, ...others.slice(at)]
}

export const removeStep = (steps: readonly EditedStep[], key: string): EditedStep[] =>
  steps.filter((step) => step.key !== key)

/** Undoes a removal: puts the step back in its place, or as near as possible. */
export function restoreStep(steps: readonly EditedStep[], step: EditedStep, index: number): EditedStep[] {
  if (steps.some((each) => each.key === step.key)) return [...steps]
  const at = Math.min(index, steps.length)
  return [...steps.slice(0, at), step, ...steps.slice(at)]
}

export const setStepOptions = (
  steps: readonly EditedStep[],
  key: string,
  options: EditedStep['options'],
): EditedStep[] => steps.map((step) => (step.key === key ? { ...step, options } : step))

/** True for the same modules with the same options in the same order. Keys don't matter. */
export const areSameSteps = (one: readonly EditedStep[], other: readonly EditedStep[]): boolean =>
  one.length === other.length &&
  one.every(
    (step, index) =>
      step.module === other[index]!.module && toStableText(step.options) === toStableText(other[index]!.options),
  )

export const toStepInputs = (steps: readonly EditedStep[]) =>
  steps.map(({ module, options }) => ({ module, options: { ...options } }))

/** JSON with sorted names, without unset options. */
export function toStableText(options: Readonly<Record<string, unknown>> | null | undefined): string {
  return JSON.stringify(
    Object.entries(options ?? {})
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
