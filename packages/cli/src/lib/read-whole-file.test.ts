import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readWholeFile } from './read-whole-file.ts'

it.each([
  ['in another encoding', Buffer.from('M\u00fcller', 'latin1'), 'is not UTF-8 text'],
  ['that is too large', Buffer.alloc(2_001), 'larger than 2 kB'],
])('a file %s is refused with a sentence', async (_what, bytes, words) => {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-read-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = join(directory, 'users.csv')
  writeFileSync(file, bytes)
  await expect(readWholeFile(file, { maxBytes: 2_000 })).rejects.toThrow(words)
})
