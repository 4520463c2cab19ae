import { describe, expect, it } from 'vitest'
import type { PushView } from '../../../contract/pushes.ts'
import { addToHistory, endedByDecision, endedUnseen } from './history.ts'

const push = (txid: string, verified = false) => ({ txid, verified }) as PushView

describe('a decision', () => {
  it('that picks up a call ends nothing', () => {
    expect(endedByDecision(push('a'), 'answer', { txid: 'a', result: 'waiting', status: 'answered' })).toBeUndefined()
  })

  it('that approves is told apart from one with the wrong code', () => {
    expect(endedByDecision(push('a'), 'approve', { txid: 'a', result: 'allow', status: 'allow' })?.text).toBe(
      'Approved',
    )
    expect(endedByDecision(push('a', true), 'approve', { txid: 'a', result: 'deny', status: 'deny' })?.text).toBe(
      'Refused: that was not the code',
    )
  })

  it('that refuses is told apart from a report of fraud', () => {
    expect(endedByDecision(push('a'), 'deny', { txid: 'a', result: 'deny', status: 'deny' })?.text).toBe('Denied')
    expect(endedByDecision(push('a'), 'fraud', { txid: 'a', result: 'deny', status: 'fraud' })?.text).toBe(
      'Reported as fraud',
    )
  })
})

describe('a request that is gone', () => {
  it('without a decision here is said to wait no longer', () => {
    const ended = endedUnseen([push('a'), push('b')], [push('b')], [])
    expect(ended.map(({ push: { txid }, text }) => [txid, text])).toEqual([['a', 'No longer waiting']])
  })

  it('after a decision here keeps what was decided', () => {
    const decided = { push: push('a'), tone: 'good' as const, text: 'Approved' }
    expect(endedUnseen([push('a')], [], [decided])).toEqual([])
  })

  it('is told once, by the better account, and the list stays short', () => {
    const unseen = endedUnseen([push('a')], [], [])
    const approved = { push: push('a'), tone: 'good' as const, text: 'Approved' }
    expect(addToHistory(unseen, [approved])).toEqual([approved])
    const many = ['b', 'c', 'd', 'e', 'f', 'g'].map((txid) => ({
      push: push(txid),
      tone: 'bad' as const,
      text: 'Denied',
    }))
    expect(addToHistory([approved], many)).toHaveLength(5)
  })
})
