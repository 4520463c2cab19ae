import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WalSync } from './wal-sync.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sallyport-wal-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

describe('syncing commits to disk', () => {
  it('happens once for all simultaneous callers, and again for callers during a sync', async () => {
    await writeFile(join(directory, 'db-wal'), 'x')
    const sync = new WalSync(join(directory, 'db'))
    const [first, second] = [sync.sync(), sync.sync()]
    expect(second).toBe(first)
    await Promise.resolve()
    await Promise.resolve()
    const later = sync.sync()
    expect(later).not.toBe(first)
    await Promise.all([first, later])
    await sync.close()
  })

  it('fails if there is no log, so that no change is acknowledged that could be lost', async () => {
    const sync = new WalSync(join(directory, 'nothing'))
    await expect(sync.sync()).rejects.toThrow('ENOENT')
    await expect(sync.sync()).rejects.toThrow('ENOENT')
    await sync.close()
  })
})
