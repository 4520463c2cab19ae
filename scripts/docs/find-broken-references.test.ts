import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrokenReferences } from './find-broken-references.ts'
import { Repository } from './repository.ts'

const root = mkdtempSync(join(tmpdir(), 'sallyport-docs-'))

function find(document: string): string[] {
  writeFileSync(join(root, 'docs/page.md'), document)
  return findBrokenReferences(new Repository(root), 'docs/page.md').map(({ line, text }) => `${line}: ${text}`)
}

beforeAll(() => {
  for (const folder of ['docs', 'packages/api/src/logon']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'packages/api/src/logon/logon-engine.ts'), "export const startLogon = 'LOGON_STALE'\n")
  writeFileSync(join(root, 'docs/other.md'), '# Other page\n\n## What *it* does, and `why`\n')
})
afterAll(() => rmSync(root, { recursive: true }))

describe('a document', () => {
  it('names paths from the root, or shortened from the left', () => {
    expect(find('`packages/api/src/logon/logon-engine.ts` `logon/logon-engine.ts` `logon-engine.ts` `logon/`')).toEqual(
      [],
    )
  })

  it('is wrong where it names a path that is gone', () => {
    expect(find('One.\n\n`logon/engine.ts` and `engine/`')).toEqual(['3: logon/engine.ts', '3: engine/'])
  })

  it('is wrong where it names an operation, a type or a code that is gone', () => {
    expect(find('`startLogon` `LOGON_STALE` `keepLogon` `LogonKeeper` `LOGON_KEPT`')).toEqual([
      '1: keepLogon',
      '1: LogonKeeper',
      '1: LOGON_KEPT',
    ])
  })

  it('links to files and to their headings', () => {
    const link = (target: string): string => `[see](${target})`
    expect(
      find(`# Page\n\n${link('other.md#what-it-does-and-why')} ${link('#page')} ${link('https://example.com/a')}`),
    ).toEqual([])
    expect(find(`${link('gone.md')} ${link('other.md#gone')} ${link('#gone')}`)).toEqual([
      '1: gone.md',
      '1: other.md#gone',
      '1: #gone',
    ])
  })

  it('may show other names in blocks of code', () => {
    expect(find('```\n[see](gone.md) `gone.ts`\n```\n')).toEqual([])
  })
})
