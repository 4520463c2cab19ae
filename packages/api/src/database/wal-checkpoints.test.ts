import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeepingSqlite } from './sqlite-statement-cache.ts'
import { WalCheckpoints } from './wal-checkpoints.ts'

let directory: string
let file: string
let sqlite: KeepingSqlite
let checkpoints: WalCheckpoints
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sallyport-checkpoints-'))
  file = join(directory, 'db')
  sqlite = new KeepingSqlite(file)
  for (const pragma of ['journal_mode = wal', 'wal_autocheckpoint = 0']) sqlite.pragma(pragma)
  sqlite.prepare('create table things (id integer primary key, text text)').run([])
  checkpoints = new WalCheckpoints(file)
})
afterEach(async () => {
  await checkpoints.close()
  sqlite.close()
  await rm(directory, { recursive: true, force: true })
})

const write = (megabytes: number) => {
  for (let count = 0; count < megabytes; count++)
    sqlite.prepare('insert into things (text) values (?)').run(['x'.repeat(1_024 * 1_024)])
}

/** Counts the rows in the database's own file, without its log. */
async function countInFile(): Promise<number> {
  const copy = join(directory, 'copy')
  await copyFile(file, copy)
  const opened = new KeepingSqlite(copy)
  try {
    return (opened.prepare('select count(*) as count from things').all([]) as { count: number }[])[0]!.count
  } catch {
    return 0
  } finally {
    opened.close()
  }
}

describe('checkpoints', () => {
  it('move the log into the file, beside the connection that writes, once the log has grown', async () => {
    write(1)
    await checkpoints.maintain()
    expect(await countInFile()).toBe(0)
    write(5)
    await checkpoints.maintain()
    expect(await countInFile()).toBe(6)
    write(1)
    expect(sqlite.prepare('select count(*) as count from things').all([])).toEqual([{ count: 7 }])
  })

  it('restart a long log, so that it stops growing', async () => {
    write(20)
    await checkpoints.maintain()
    const { size } = await stat(`${file}-wal`)
    write(15)
    expect((await stat(`${file}-wal`)).size).toBe(size)
    await checkpoints.maintain()
    expect(await countInFile()).toBe(35)
  })
})
