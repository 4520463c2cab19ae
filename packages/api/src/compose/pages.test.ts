import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AdministrationFixture } from './testing/administration-fixture.ts'

let fixture: AdministrationFixture
beforeAll(async () => void (fixture = await AdministrationFixture.create()))
afterAll(() => fixture.close())

describe('lists', () => {
  it('are asked for 1 to 100 entries at a time', async () => {
    const admin = await fixture.asAdmin()
    for (const list of ['users', 'sessions', 'auditEvents'])
      for (const first of [0, 101, -5])
        expect((await fixture.run(admin, `{ ${list}(first: ${first}) { pageInfo { hasNextPage } } }`)).codes).toEqual([
          'BAD_USER_INPUT',
        ])
    expect((await fixture.run(admin, '{ overview(hours: 0) { buckets { at } } }')).codes).toEqual(['BAD_USER_INPUT'])
  })

  it('are walked by their cursors to the end, each entry once', async () => {
    const admin = await fixture.asAdmin()
    for (const [list, field] of [
      ['users', 'username'],
      ['sessions', 'id'],
      ['auditEvents', 'id'],
    ] as const) {
      const all = (await fixture.run(admin, `{ ${list}(first: 100) { nodes { ${field} } } }`)).data[list].nodes
      const walked: unknown[] = []
      let after: string | null = null
      do {
        const page: any = (
          await fixture.run(
            admin,
            `query ($after: String) { ${list}(first: 2, after: $after) { nodes { ${field} } pageInfo { hasNextPage endCursor } } }`,
            { after },
          )
        ).data[list]
        walked.push(...page.nodes)
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      expect(walked).toEqual(all)
    }
  })
})
