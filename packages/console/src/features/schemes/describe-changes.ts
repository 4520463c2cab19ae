import { toStableText } from './flow.ts'

interface ComparedStep {
  module: { id: string; title: string }
  options: Readonly<Record<string, unknown>> | null
}

/** What a version changed against the one before it, in words. */
export function describeChanges(before: readonly ComparedStep[] | undefined, after: readonly ComparedStep[]): string[] {
  if (!before) return ['The first version.']
  const pairs = matchSteps(before, after)
  const added = after.flatMap((step, index) => (pairs.some((pair) => pair.after === index) ? [] : [`Added ${step.module.title} as step ${index + 1}.`]))
  const removed = before.flatMap((step, index) => (pairs.some((pair) => pair.before === index) ? [] : [`Removed ${step.module.title}.`]))
  const changed = pairs
    .filter((pair) => toStableText(before[pair.before]!.options) !== toStableText(after[pair.after]!.options))
    .map((pair) => `Changed the options of ${after[pair.after]!.module.title}.`)
  // Steps that only slid because of an addition or a removal have not been moved by anybody.
  const keptOrder = pairs.toSorted((one, other) => one.before - other.before).map((pair) => pair.after)
  const isReordered = keptOrder.some((place, index) => index > 0 && place < keptOrder[index - 1]!)
  const all = [...added, ...removed, ...(isReordered ? [`Reordered: ${after.map((step) => step.module.title).join(', ')}.`] : []), ...changed]
  return all.length > 0 ? all : ['The same steps as before.']
}

/** Pairs the steps of the same module in the order in which they come. */
function matchSteps(before: readonly ComparedStep[], after: readonly ComparedStep[]): { before: number; after: number }[] {
  const taken = new Set<number>()
  return before.flatMap((step, index) => {
    const match = after.findIndex((other, otherIndex) => !taken.has(otherIndex) && other.module.id === step.module.id)
    if (match === -1) return []
    taken.add(match)
    return [{ before: index, after: match }]
  })
}
