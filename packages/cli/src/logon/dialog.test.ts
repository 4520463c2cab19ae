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

/** Waits until written text has passed through the streams. */
const flush = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('on a terminal', () => {
  it('shows typed text, and repeats the question after a correction', async () => {
    const { dialog, type, shown } = openDialog({ isTTY: true })
    const answer = dialog.ask('Username: ')
    type('alicf')
    await flush()
    type('\u007f')
    type('e\r')
    expect(await answer).toBe('alice')
    await flush()
    expect(shown().split('\u001b[0J').at(-1)).toContain('Username: alic')
  })

  it('shows nothing of a hidden answer', async () => {
    const { dialog, type, shown } = openDialog({ isTTY: true })
    const answer = dialog.ask('Password: ', { hidden: true })
    type('sexret\u007f\u007f\u007f\u007fcret\r')
    expect(await answer).toBe('secret')
    await flush()
    expect(shown()).toBe('Password: \n')
    const next = dialog.ask('Again: ')
    type('visible\r')
    expect(await next).toBe('visible')
    await flush()
    expect(shown()).toContain('visible')
  })

  it('drops text typed for a question that was withdrawn', async () => {
    const { dialog, type } = openDialog({ isTTY: true })
    const withdrawn = new AbortController()
    const answer = dialog.ask('Passcode: ', { signal: withdrawn.signal })
    type('12')
    await flush()
    withdrawn.abort()
    expect(await answer).toBeNull()
    const next = dialog.ask('Start again? ')
    type('y\r')
    expect(await next).toBe('y')
  })

  it('reports Ctrl-C instead of ending the program', async () => {
    const { dialog, type, interruptions } = openDialog({ isTTY: true })
    const interrupted = new AbortController()
    const answer = dialog.ask('Username: ', { signal: interrupted.signal })
    type('\u0003')
    await flush()
    expect(interruptions()).toBe(1)
    interrupted.abort()
    expect(await answer).toBeNull()
  })

  it('removes control characters from a question', async () => {
    const { dialog, type, shown } = openDialog({ isTTY: true })
    const answer = dialog.ask('\u001b]0;title\u0007Code: ', { hidden: true })
    type('1\r')
    await answer
    expect(shown()).toBe(']0;titleCode: \n')
  })
})

describe('without a terminal', () => {
  it('takes one line per answer, in order, however early it was written', async () => {
    const { dialog, type, end } = openDialog({ isTTY: false })
    type('alice\nsecret\n')
    expect(await dialog.ask('Username: ')).toBe('alice')
    expect(await dialog.ask('Password: ', { hidden: true })).toBe('secret')
    end()
    await expect(dialog.ask('Code: ')).rejects.toThrow(InputEndedError)
  })

  it('does not take a line of input for Enter', async () => {
    const { dialog, type } = openDialog({ isTTY: false })
    type('answer\n')
    const withdrawn = new AbortController()
    const entered = dialog.waitForEnter(withdrawn.signal)
    await flush()
    withdrawn.abort()
    expect(await entered).toBe(false)
    expect(await dialog.ask('Code: ')).toBe('answer')
  })
})
