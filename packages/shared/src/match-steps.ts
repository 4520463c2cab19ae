import type { RuleStep } from './scheme-rules.ts'

/** The indexes of one step before and after. */
export interface StepPair {
  before: number
  after: number
}

/** Pairs steps of the same module: identical ones first, then the others in order. */
export function matchSteps(
  before: readonly RuleStep[],
  after: readonly RuleStep[],
  isSame: (one: RuleStep, other: RuleStep) => boolean,
): StepPair[] {
  const pairs: StepPair[] = []
  const free = { before: new Set(before.keys()), after: new Set(after.keys()) }
  const pairUp = (fits: (one: RuleStep, other: RuleStep) => boolean) => {
    for (const index of free.before)
      for (const other of free.after) {
        if (before[index]!.module !== after[other]!.module || !fits(before[index]!, after[other]!)) continue
        pairs.push({ before: index, after: other })
        free.before.delete(index)
        free.after.delete(other)
        break
      }
  }
  pairUp(isSame)
  pairUp(() => true)
  return pairs
}

/** The fewest steps to move for the new order: all except the longest sequence that kept its order. */
export function listMoved(pairs: readonly StepPair[]): Set<StepPair> {
  const inOrder = pairs.toSorted((one, other) => one.before - other.before)
  const sequences: StepPair[][] = []
  for (const pair of inOrder) {
    const longest = sequences
      .filter((sequence) => sequence.at(-1)!.after < pair.after)
      .reduce<StepPair[]>((best, sequence) => (sequence.length > best.length ? sequence : best), [])
    sequences.push([...longest, pair])
  }
  const kept = new Set(
    sequences.reduce<StepPair[]>((best, sequence) => (sequence.length > best.length ? sequence : best), []),
  )
  return new Set(pairs.filter((pair) => !kept.has(pair)))
}
