import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { Dialog, InputEndedError } from './dialog.ts'

const opened: Dialog[] = []
afterEach(() => opened.splice(0).forEach((dialog) => dialog.close()))

function openDialog({ isTTY }: { isTTY: boolean }) {
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => stdin })
  const stderr = new PassThrough()
  let shown = ''
  stderr.on('data', (chunk: Buffer) => (shown += chunk.toString()))
  let interruptions = 0
  const dialog = new Dialog({ stdin, stderr, onInterrupt: () => interruptions++ })
  opened.push(dialog)
  return {
    dialog,
    type: (text: string) => void stdin.write(text),
    end: () => stdin.end(),
    shown: () => shown,
    interruptions: () => interruptions,
  }
}

/** Until what was written has gone through the streams. */
const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('on a terminal', () => {
  it('shows what is typed, and the question still after a correction', async () => {
    const { dialog, type, shown } = openDialog({ isTTY: true })
    const answer = dialog.ask('Username: ')
    type('alicf')
    await settle()
    type('\u007f')
    type('e\r')
    expect(await answer).toBe('alice')
    await settle()
    expect(shown().split('\u001b[0J').at(-1)).toContain('Username: alic')
  })

  it('shows nothing of what is hidden', async () => {
    const { dialog, type, shown } = openDialog({ isTTY: true })
    const answer = dialog.ask('Password: ', { hidden: true })
    type('sexret\u007f\u007f\u007f\u007fcret\r')
    expect(await answer).toBe('secret')
    await settle()
    expect(shown()).toBe('Password: \n')
    const next = dialog.ask('Again: ')
    type('visible\r')
    expect(await next).toBe('visible')
    await settle()
    expect(shown()).toContain('visible')
  })

  it('drops what was typed to a question that no longer matters', async () => {
    const { dialog, type } = openDialog({ isTTY: true })
    const moved = new AbortController()
    const answer = dialog.ask('Passcode: ', { signal: moved.signal })
    type('12')
    await settle()
    moved.abort()
    expect(await answer).toBeNull()
    const next = dialog.ask('Start again? ')
    type('y\r')
    expect(await next).toBe('y')
  })

  it('tells of Ctrl-C instead of ending the program itself', async () => {
    const { dialog, type, interruptions } = openDialog({ isTTY: true })
    const interrupted = new AbortController()
    const answer = dialog.ask('Username: ', { signal: interrupted.signal })
    type('\u0003')
    await settle()
    expect(interruptions()).toBe(1)
    interrupted.abort()
    expect(await answer).toBeNull()
  })

  it('shows no control characters of a question', async () => {
    const { dialog, type, shown } = openDialog({ isTTY: true })
    const answer = dialog.ask('\u001b]0;title\u0007Code: ', { hidden: true })
    type('1\r')
    await answer
    expect(shown()).toBe(']0;titleCode: \n')
  })
})

describe('without a terminal', () => {
  it('takes a line for each answer, in order, however early they came', async () => {
    const { dialog, type, end } = openDialog({ isTTY: false })
    type('alice\nsecret\n')
    expect(await dialog.ask('Username: ')).toBe('alice')
    expect(await dialog.ask('Password: ', { hidden: true })).toBe('secret')
    end()
    await expect(dialog.ask('Code: ')).rejects.toThrow(InputEndedError)
  })

  it('does not take an answer for an impatient Enter', async () => {
    const { dialog, type } = openDialog({ isTTY: false })
    type('answer\n')
    const moved = new AbortController()
    const entered = dialog.waitForEnter(moved.signal)
    await settle()
    moved.abort()
    expect(await entered).toBe(false)
    expect(await dialog.ask('Code: ')).toBe('answer')
  })
})
