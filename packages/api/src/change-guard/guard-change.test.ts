import { describe, expect, it } from 'vitest'
import type { Executor } from '../database/database.ts'
import type { ChangeVerdict, LockoutVerdict } from './proposed-change.ts'
import { guardChange, isLockoutWorse } from './guard-change.ts'

/** An administrator by the days on which they get in: "+ordinary -unreachable:duo". */
function toVerdict(needed: number, administrators: Record<string, string>): LockoutVerdict {
  const outlooks = Object.entries(administrators).map(([username, written]) => {
    const days = written
      .split(' ')
      .map((day) => ({ day: day.slice(1), title: day, getsIn: day.startsWith('+'), by: [], blocked: [] }))
    return { userId: username, username, isSafe: days.every(({ getsIn }) => getsIn), hangsOn: null, days }
  })
  return {
    isSafe: outlooks.filter(({ isSafe }) => isSafe).length >= needed,
    sentence: 'A sentence.',
    needed,
    administrators: outlooks,
  }
}
const SAFE = toVerdict(1, { alice: '+ordinary +unreachable:duo' })
const HANGING = toVerdict(1, { alice: '+ordinary -unreachable:duo' })

describe('a change makes the ways in worse', () => {
  it('if enough administrators were safe and no longer are', () => {
    expect(isLockoutWorse(SAFE, HANGING)).toBe(true)
    expect(isLockoutWorse(HANGING, SAFE)).toBe(false)
    expect(isLockoutWorse(SAFE, SAFE)).toBe(false)
  })

  it('not if they were unsafe before in the same way', () => {
    expect(isLockoutWorse(HANGING, HANGING)).toBe(false)
    expect(isLockoutWorse(toVerdict(1, { alice: '-ordinary' }), HANGING)).toBe(false)
  })

  it('if it takes the safety of somebody, though there were too few before', () => {
    const before = toVerdict(2, { alice: '+ordinary +unreachable:duo', bob: '+ordinary -unreachable:duo' })
    expect(
      isLockoutWorse(before, toVerdict(2, { alice: '+ordinary -unreachable:duo', bob: '+ordinary -unreachable:duo' })),
    ).toBe(true)
    expect(isLockoutWorse(before, toVerdict(2, { bob: '+ordinary +unreachable:duo' }))).toBe(true)
    expect(isLockoutWorse(before, toVerdict(2, { alice: '+ordinary +unreachable:duo' }))).toBe(false)
  })

  it('if there is a day on which nobody gets in any more who did, or a new kind of day with nobody in', () => {
    expect(isLockoutWorse(HANGING, toVerdict(1, { alice: '-ordinary -unreachable:duo' }))).toBe(true)
    expect(isLockoutWorse(HANGING, toVerdict(1, {}))).toBe(true)
    expect(
      isLockoutWorse(
        toVerdict(1, { alice: '+ordinary -unreachable:duo' }),
        toVerdict(1, { alice: '+ordinary -unreachable:duo -unreachable:other' }),
      ),
    ).toBe(true)
  })
})

describe('a change that is guarded', () => {
  const guard = (
    before: LockoutVerdict,
    after: LockoutVerdict,
    broken: { before?: string[]; after?: string[] } = {},
  ) => {
    const toChangeVerdict = (lockout: LockoutVerdict, names: string[] = []): ChangeVerdict => ({
      lockout,
      takenBack: null,
      invariants: ['one', 'two'].map((name) => ({
        invariant: { id: name, name, sentence: `${name} holds.`, rule: {}, revision: 1 },
        isKept: !names.includes(name),
        counterExample: null,
      })),
    })
    return {
      check: (_executor: Executor, change: object) =>
        Promise.resolve(
          Object.keys(change).length === 0
            ? toChangeVerdict(before, broken.before)
            : toChangeVerdict(after, broken.after),
        ),
    }
  }
  const CHANGE = { schemes: new Map() }
  const ask = (with_: ReturnType<typeof guard>, override: string | null = null) =>
    guardChange(with_, null as unknown as Executor, CHANGE, override)
  const codesOf = (result: Awaited<ReturnType<typeof ask>>) =>
    'refusal' in result ? result.refusal.problems.map(({ code }) => code) : []

  it('goes through where nothing speaks against it, whatever words come along', async () => {
    expect(await ask(guard(SAFE, SAFE), 'x')).toEqual({ override: null })
  })

  it('is refused with the verdict, or goes through for a reason in words, which is kept', async () => {
    const refused = await ask(guard(SAFE, HANGING))
    expect(codesOf(refused)).toEqual(['LOCKOUT'])
    expect(refused).toMatchObject({ refusal: { verdict: { sentence: 'A sentence.' } } })
    for (const words of ['too short', ' '.repeat(20), 'x'.repeat(501)])
      expect(codesOf(await ask(guard(SAFE, HANGING), words))).toEqual([
        words.trim() === '' ? 'LOCKOUT' : 'OVERRIDE_TOO_SHORT',
      ])
    expect(await ask(guard(SAFE, HANGING), '  there is another way in \n')).toEqual({
      override: { reason: 'there is another way in', verdict: 'A sentence.', invariants: [] },
    })
  })

  it('is refused for an invariant that it breaks, not for one that was broken before', async () => {
    expect(codesOf(await ask(guard(SAFE, SAFE, { after: ['one'] })))).toEqual(['INVARIANT_BROKEN'])
    expect(codesOf(await ask(guard(SAFE, SAFE, { before: ['one'], after: ['one'] })))).toEqual([])
    expect(codesOf(await ask(guard(SAFE, SAFE, { before: ['one'], after: ['one', 'two'] })))).toEqual([
      'INVARIANT_BROKEN',
    ])
  })
})
