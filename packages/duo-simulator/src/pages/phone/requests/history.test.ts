import { describe, expect, it } from 'vitest'
import type { PushView } from '../../../contract/pushes.ts'
import { addToHistory, endedByDecision, endedElsewhere } from './history.ts'

const push = (txid: string, verified = false) => ({ txid, verified }) as PushView

describe('a decision', () => {
  it('to answer a call ends nothing', () => {
    expect(endedByDecision(push('a'), 'answer', { txid: 'a', result: 'waiting', status: 'answered' })).toBeUndefined()
  })

  it('to approve has another result with a wrong code', () => {
    expect(endedByDecision(push('a'), 'approve', { txid: 'a', result: 'allow', status: 'allow' })?.text).toBe(
      'Approved',
    )
    expect(endedByDecision(push('a', true), 'approve', { txid: 'a', result: 'deny', status: 'deny' })?.text).toBe(
      'Denied: wrong code',
    )
  })

  it('to deny has another result than a report of fraud', () => {
    expect(endedByDecision(push('a'), 'deny', { txid: 'a', result: 'deny', status: 'deny' })?.text).toBe('Denied')
    expect(endedByDecision(push('a'), 'fraud', { txid: 'a', result: 'deny', status: 'fraud' })?.text).toBe(
      'Reported as fraud',
    )
  })
})

describe('a request that has ended', () => {
  it('without a decision here has ended elsewhere', () => {
    const ended = endedElsewhere([push('a'), push('b')], [push('b')], [])
    expect(ended.map(({ push: { txid }, text }) => [txid, text])).toEqual([['a', 'Ended elsewhere']])
  })

  it('after a decision here keeps its result', () => {
    const decided = { push: push('a'), tone: 'good' as const, text: 'Approved' }
    expect(endedElsewhere([push('a')], [], [decided])).toEqual([])
  })

  it('appears once, with its own result, in a short list', () => {
    const elsewhere = endedElsewhere([push('a')], [], [])
    const approved = { push: push('a'), tone: 'good' as const, text: 'Approved' }
    expect(addToHistory(elsewhere, [approved])).toEqual([approved])
    const many = ['b', 'c', 'd', 'e', 'f', 'g'].map((txid) => ({
      push: push(txid),
      tone: 'bad' as const,
      text: 'Denied',
    }))
    expect(addToHistory([approved], many)).toHaveLength(5)
  })
})
