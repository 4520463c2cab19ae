import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator, requireDuo, saveScheme, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { ADMINISTRATOR, TestServer } from './support/test-server.ts'

const MINUTE = 60_000
const PASSWORD = { module: 'password' }
const TWICE = [PASSWORD, PASSWORD]

let server: TestServer
let admin: Client
beforeEach(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
})
afterEach(() => server[Symbol.asyncDispose]())

const SCHEME =
  'key enabled published { number hash note } draft { number hash } versions { number hash note } diff { fromVersion toVersion changes { kind text step } } pending { version fallbackVersion confirmBy publishedBy reason } editable'
const RESULT = `__typename ... on Scheme { ${SCHEME} } ... on SchemeRejected { problems { code message } verdict { isSafe } invariants { isKept } }`
const schemeOf = async (key = 'browser') =>
  (await admin.run(`query($key: ID!) { scheme(key: $key) { ${SCHEME} } }`, { key })).scheme
const review = async (steps?: object[], key = 'browser') =>
  (
    await admin.run(
      'query($key: ID!, $steps: [SchemeStepInput!]) { reviewScheme(key: $key, steps: $steps) { hash basedOn problems { code } changes { kind text step } warnings { code } verdict { isSafe sentence } invariants { isKept } runningLogons } }',
      { key, steps },
    )
  ).reviewScheme
const publish = async (input: object, as = admin) =>
  (
    await as.run(`mutation($input: PublishSchemeInput!) { publishScheme(input: $input) { ${RESULT} } }`, {
      input: { key: 'browser', ...input },
    })
  ).publishScheme
const update = async (input: object) =>
  (
    await admin.run(`mutation($input: UpdateSchemeInput!) { updateScheme(input: $input) { ${RESULT} } }`, {
      input: { key: 'browser', ...input },
    })
  ).updateScheme
const codeOf = async (document: string) => (await admin.graphql(document)).errors?.[0]?.extensions.code ?? 'none'
const codesOf = (result: { problems?: { code: string }[] }) => result.problems?.map(({ code }) => code)
const saveDraft = (steps: object[], more: object = {}) =>
  saveScheme(admin, 'browser', steps as { module: string }[], { publish: false, ...more })
const listEvents = (type: string) =>
  inspectDatabase(server, async (sql) =>
    (await sql.selectFrom('audit_events').selectAll().where('type', '=', type).orderBy('id').execute()).map((row) => ({
      ...row,
      details: JSON.parse(row.details ?? 'null'),
    })),
  )

describe('a draft', () => {
  it('is reviewed, and published exactly as it was reviewed', async () => {
    await setDuoUp(server, admin)
    await saveDraft([PASSWORD, { module: 'duo', options: { failMode: 'open' } }])
    const scheme = await schemeOf()
    expect(scheme).toMatchObject({
      published: { number: 1 },
      draft: { number: 2 },
      editable: true,
      pending: null,
      diff: {
        fromVersion: 1,
        toVersion: 2,
        changes: [
          {
            kind: 'ADDED',
            step: 1,
            text: expect.stringMatching(/^Duo added as step 2 \(When Duo can’t be reached: Let in without Duo/),
          },
        ],
      },
    })
    const reviewed = await review()
    expect(reviewed).toMatchObject({
      basedOn: 1,
      problems: [],
      changes: [{ kind: 'ADDED' }],
      runningLogons: 0,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await review([PASSWORD, { module: 'duo', options: { failMode: 'open' } }])).hash).toBe(reviewed.hash)
    const result = await publish({ draft: 2, hash: reviewed.hash, note: 'Two factors\nfor\u0007\u200beverybody' })
    expect(result).toMatchObject({
      __typename: 'Scheme',
      published: { number: 2, note: 'Two factors\nfor  everybody', hash: scheme.draft.hash },
      draft: null,
      diff: null,
      pending: null,
    })
    const [event] = await listEvents('scheme.published')
    expect(event).toMatchObject({
      actor: 'admin',
      version: 2,
      details: { previousVersion: 1, reviewed: reviewed.hash, changes: [expect.stringContaining('Duo added')] },
    })
  })

  it('that changed since the review is not published, nor one over something else that is live', async () => {
    await saveDraft(TWICE)
    const { hash } = await review()
    expect(codesOf(await publish({ draft: 1, hash }))).toEqual(['SCHEME_DRAFT_STALE'])
    expect(codesOf(await publish({ draft: 2, hash: 'x' }))).toEqual(['SCHEME_REVIEW_STALE'])
    await saveDraft([PASSWORD, PASSWORD, PASSWORD])
    expect(codesOf(await publish({ draft: 2, hash }))).toEqual(['SCHEME_DRAFT_STALE'])
    expect(codesOf(await publish({ draft: 3, hash }))).toEqual(['SCHEME_REVIEW_STALE'])
    await saveDraft(TWICE)
    const again = await review()
    await admin.run('mutation { rollbackScheme(key: "browser", version: 1) { __typename } }')
    // Rolling back takes nobody’s draft away.
    expect(codesOf(await publish({ draft: 4, hash: again.hash }))).toEqual(['SCHEME_REVIEW_STALE'])
    expect((await schemeOf()).published.number).toBe(5)
    expect(await publish({ draft: 4, hash: (await review()).hash })).toMatchObject({
      published: { number: 6 },
      draft: null,
    })
  })

  it('is published once, however many publish it at once', async () => {
    await saveDraft(TWICE)
    const { hash } = await review()
    const results = await Promise.all(Array.from({ length: 4 }, () => publish({ draft: 2, hash })))
    expect(results.filter(({ __typename }) => __typename === 'Scheme')).toHaveLength(1)
    expect(await listEvents('scheme.published')).toHaveLength(1)
  })

  it('is not overwritten by an editor that started from another', async () => {
    expect(codesOf(await saveDraft(TWICE, { basedOnDraft: 2 }))).toEqual(['SCHEME_DRAFT_STALE'])
    expect(await saveDraft(TWICE, { basedOnDraft: 0 })).toMatchObject({ draft: { number: 2 } })
    expect(codesOf(await saveDraft([PASSWORD], { basedOnDraft: 0 }))).toEqual(['SCHEME_DRAFT_STALE'])
    expect(await saveDraft([PASSWORD], { basedOnDraft: 2 })).toMatchObject({ draft: { number: 3 } })
  })

  it('is discarded by who knows it, and stays among the versions', async () => {
    await saveDraft(TWICE)
    expect(await codeOf('mutation { discardDraft(key: "browser", draft: 1) { key } }')).toBe('SCHEME_DRAFT_STALE')
    const { discardDraft } = await admin.run(`mutation { discardDraft(key: "browser", draft: 2) { ${SCHEME} } }`)
    expect(discardDraft).toMatchObject({
      draft: null,
      published: { number: 1 },
      versions: [{ number: 2 }, { number: 1 }],
    })
    expect(await codeOf('mutation { discardDraft(key: "browser", draft: 2) { key } }')).toBe('SCHEME_DRAFT_STALE')
  })
})

describe('a review', () => {
  it('says what stands in the way, and what two versions differ in', async () => {
    expect(await review([])).toMatchObject({ problems: [{ code: 'SCHEME_EMPTY' }] })
    expect(await review([PASSWORD, { module: 'duo' }])).toMatchObject({
      problems: [{ code: 'SCHEME_MODULE_NOT_CONFIGURED' }],
    })
    expect(await review([PASSWORD])).toMatchObject({ problems: [], changes: [] })
    await saveScheme(admin, 'browser', TWICE)
    const { schemeDiff } = await admin.run(
      '{ schemeDiff(key: "browser", from: 2, to: 1) { fromVersion toVersion changes { kind text } } }',
    )
    expect(schemeDiff).toEqual({
      fromVersion: 2,
      toVersion: 1,
      changes: [{ kind: 'REMOVED', text: expect.stringMatching(/removed \(was step 2\)/) }],
    })
    expect(await codeOf('{ schemeDiff(key: "browser", from: 1, to: 9) { toVersion } }')).toBe('NOT_FOUND')
  })

  it('writes nothing', async () => {
    const count = () =>
      inspectDatabase(server, async (sql) =>
        Promise.all(
          (['audit_events', 'scheme_versions', 'schemes', 'logons'] as const).map(async (table) =>
            JSON.stringify(await sql.selectFrom(table).selectAll().execute()),
          ),
        ),
      )
    const before = await count()
    await review(TWICE)
    await review()
    expect(await count()).toEqual(before)
  })
})

describe('a publication that has to be confirmed', () => {
  const publishFor = (confirmMinutes: number, steps = TWICE) => saveScheme(admin, 'browser', steps, { confirmMinutes })
  const startedWith = async (of: TestServer = server) => (await new Client(of.url).startLogon()).version

  it('is over at its time for every new logon, whether anybody has written that down or not', async () => {
    await publishFor(5)
    expect(await schemeOf()).toMatchObject({
      pending: { version: 2, fallbackVersion: 1, publishedBy: 'admin', reason: null },
    })
    expect(await startedWith()).toBe(2)
    server.clock.forward(5 * MINUTE + 1)
    // By its fallback, or by the version that the fallback’s steps have become.
    expect([1, 3]).toContain(await startedWith())
  })

  it('is taken back by itself, on record and announced, as a version of its own', async () => {
    await publishFor(5)
    server.clock.forward(5 * MINUTE + 1)
    // Whatever changes a scheme settles first what is overdue.
    await saveDraft([PASSWORD])
    const scheme = await schemeOf()
    expect(scheme).toMatchObject({
      published: { number: 3, note: 'Version 2 taken back: nobody confirmed it in time' },
      pending: null,
    })
    expect(scheme.published.hash).toBe(scheme.versions.find(({ number }: { number: number }) => number === 1).hash)
    expect(await listEvents('scheme.taken-back')).toMatchObject([
      { actor: null, version: 3, details: { takenBack: 2, fallbackVersion: 1 } },
    ])
    expect((await admin.run('{ overview { alarms { kind subject } } }')).overview.alarms).toEqual([
      { kind: 'publication-taken-back', subject: 'Browser' },
    ])
  })

  it('is taken back over a restart too, once by however many nodes', async () => {
    await publishFor(5)
    await server.app.stop()
    server.clock.forward(6 * MINUTE)
    const [one, two] = [await TestServer.start({ dataFrom: server }), await TestServer.start({ dataFrom: server })]
    try {
      expect([await startedWith(one), await startedWith(two)]).toEqual([3, 3])
      expect(await listEvents('scheme.taken-back')).toHaveLength(1)
    } finally {
      await one.app.stop()
      await two.app.stop()
    }
  })

  it('stays once an administrator has logged on through it, and not by anybody else’s logon', async () => {
    await createUser(admin)
    await publishFor(5, [PASSWORD])
    await saveScheme(admin, 'client', TWICE, { confirmMinutes: 5 })
    // The same steps as before: nothing to confirm.
    expect((await schemeOf()).pending).toBeNull()
    const logOnTwice = async ({ username, password }: { username: string; password: string }) => {
      const client = new Client(server.url)
      const first = await client.startLogon({ accessType: 'client' })
      const second = await client.submitStep(first.token, { password: { username, password } })
      return client.submitStep(second.token, { password: { password } })
    }
    expect((await logOnTwice(ALICE)).__typename).toBe('LogonCompleted')
    expect((await schemeOf('client')).pending).not.toBeNull()
    expect((await logOnTwice(ADMINISTRATOR)).__typename).toBe('LogonCompleted')
    expect((await schemeOf('client')).pending).toBeNull()
    expect(await listEvents('scheme.confirmed')).toMatchObject([{ actor: 'admin', scheme: 'client', version: 2 }])
    server.clock.forward(6 * MINUTE)
    expect(await schemeOf('client')).toMatchObject({ published: { number: 2 } })
  })

  it('is kept in words or taken back by hand, once', async () => {
    await publishFor(5)
    expect(await codeOf('mutation { keepPublication(key: "browser", version: 2, reason: "because") { key } }')).toBe(
      'BAD_USER_INPUT',
    )
    expect(
      await codeOf(
        'mutation { keepPublication(key: "browser", version: 1, reason: "tried it on another machine") { key } }',
      ),
    ).toBe('PUBLICATION_NOT_PENDING')
    const { keepPublication } = await admin.run(
      `mutation { keepPublication(key: "browser", version: 2, reason: "tried it on another machine") { ${SCHEME} } }`,
    )
    expect(keepPublication).toMatchObject({ published: { number: 2 }, pending: null })
    expect(await listEvents('scheme.kept')).toMatchObject([{ details: { reason: 'tried it on another machine' } }])
    expect(await codeOf('mutation { takeBackPublication(key: "browser", version: 2) { key } }')).toBe(
      'PUBLICATION_NOT_PENDING',
    )
    await publishFor(5, [PASSWORD])
    const { takeBackPublication } = await admin.run(
      `mutation { takeBackPublication(key: "browser", version: 3) { ${SCHEME} } }`,
    )
    expect(takeBackPublication).toMatchObject({ published: { number: 4, note: 'Version 3 taken back' }, pending: null })
    expect((await admin.run('{ overview { alarms { kind } } }')).overview.alarms).toEqual([])
  })

  it('leads back to what was live before it all, when another comes on top', async () => {
    await publishFor(5)
    await saveScheme(admin, 'browser', [PASSWORD, PASSWORD, PASSWORD])
    expect(await schemeOf()).toMatchObject({ published: { number: 3 }, pending: { version: 3, fallbackVersion: 1 } })
    // Back to the beginning by hand: nothing is left to confirm.
    await saveScheme(admin, 'browser', [PASSWORD])
    expect((await schemeOf()).pending).toBeNull()
  })

  it('has a time between a minute and a day', async () => {
    for (const minutes of [0, -1, 1_441])
      expect(
        await codeOf(
          `mutation { saveScheme(input: {key: "browser", steps: [{module: "password"}], confirmMinutes: ${minutes}}) { __typename } }`,
        ),
      ).toBe('BAD_USER_INPUT')
  })
})

describe('a logon under way when a scheme is published', () => {
  it('goes on in its version', async () => {
    await createUser(admin)
    const client = new Client(server.url)
    const logon = await client.startLogon()
    await setDuoUp(server, admin)
    await requireDuo(admin)
    expect((await review()).runningLogons).toBe(1)
    expect((await client.submitStep(logon.token, { password: ALICE })).__typename).toBe('LogonCompleted')
  })

  it('is restarted where that is asked for, with the reason, for whoever answers, reads or waits', async () => {
    await createUser(admin)
    const clients = [new Client(server.url), new Client(server.url), new Client(server.url)] as const
    const tokens = await Promise.all(clients.map(async (client) => (await client.startLogon()).token))
    const [answering, waiting, listening] = clients
    const states: string[] = []
    const listened = (async () => {
      for await (const state of listening.followLogon(tokens[2]!, new AbortController().signal))
        states.push(state.problem?.code ?? state.__typename)
    })()
    const waited = waiting.readLogon(tokens[1]!, 30)
    const result = await saveScheme(admin, 'browser', TWICE, {
      restartLogons: true,
      restartReason: 'The way in\u202e has changed\nfor your safety.',
    })
    expect(result.__typename).toBe('Scheme')
    const REASON = 'The way in  has changed for your safety.'
    expect(await waited).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_RESTARTED', message: REASON },
    })
    await listened
    expect(states.at(-1)).toBe('LOGON_RESTARTED')
    expect(await answering.submitStep(tokens[0]!, { password: ALICE })).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_RESTARTED', message: REASON },
    })
    const again = await answering.startLogon()
    expect(again).toMatchObject({ __typename: 'LogonStep', version: 2 })
    expect(await listEvents('scheme.published')).toMatchObject([
      { details: { restartedLogons: 3, restartReason: REASON } },
    ])
  })

  it('hears the general words without a reason, and none that are too long are taken', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    expect(
      await codeOf(
        `mutation { saveScheme(input: {key: "browser", steps: [{module: "password"}], restartLogons: true, restartReason: "${'x'.repeat(201)}"}) { __typename } }`,
      ),
    ).toBe('BAD_USER_INPUT')
    await admin.run('mutation { rollbackScheme(key: "browser", version: 1, restartLogons: true) { __typename } }')
    expect(await client.readLogon(token)).toMatchObject({
      problem: { code: 'LOGON_RESTARTED', message: expect.stringContaining('has just been changed') },
    })
  })
})

describe('a logon that was just beginning when the others were restarted', () => {
  it('is never completed in its old version', async () => {
    await createUser(admin)
    await saveScheme(admin, 'browser', [PASSWORD], { restartLogons: true })
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    // As if it had read what was live a moment before the publication.
    await inspectDatabase(server, (sql) =>
      sql.updateTable('logons').set({ version: 1 }).where('ended_at', 'is', null).execute(),
    )
    expect(await client.submitStep(token, { password: ALICE })).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_SUPERSEDED' },
    })
    expect((await new Client(server.url).logOn(ALICE.username, ALICE.password)).__typename).toBe('LogonCompleted')
  })
})

describe('a publication that is confirmed and taken back at once', () => {
  it('is one or the other', async () => {
    for (let round = 0; round < 4; round++) {
      await saveScheme(admin, 'browser', round % 2 === 0 ? TWICE : [PASSWORD], { confirmMinutes: 5 })
      const { published, pending } = await schemeOf()
      const client = new Client(server.url)
      let state = await client.startLogon()
      if (round % 2 === 0) state = await client.submitStep(state.token, { password: ADMINISTRATOR })
      const [logon, takenBack] = await Promise.all([
        client.submitStep(state.token, {
          password: round % 2 === 0 ? { password: ADMINISTRATOR.password } : ADMINISTRATOR,
        }),
        codeOf(`mutation { takeBackPublication(key: "browser", version: ${published.number}) { key } }`),
      ])
      expect(pending).not.toBeNull()
      expect(logon.__typename).toBe('LogonCompleted')
      const confirmed = (await listEvents('scheme.confirmed')).some(({ version }) => version === published.number)
      expect(takenBack).toBe(confirmed ? 'PUBLICATION_NOT_PENDING' : 'none')
      const now = await schemeOf()
      expect(now.pending).toBeNull()
      expect(now.published.number).toBe(confirmed ? published.number : published.number + 1)
      // The next round needs something else to go back to.
      await saveScheme(admin, 'browser', round % 2 === 0 ? TWICE : [PASSWORD])
    }
  })
})

describe('a scheme', () => {
  it('that is disabled lets nobody in and ends its logons, and is enabled again', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    expect(await update({ enabled: false })).toMatchObject({ __typename: 'Scheme', enabled: false })
    expect(await client.readLogon(token)).toMatchObject({ __typename: 'LogonDenied' })
    expect((await client.graphql('mutation { startLogon(input: {}) { id } }')).errors?.[0]?.extensions.code).toBe(
      'SCHEME_UNAVAILABLE',
    )
    expect(await update({ enabled: true, name: '  Web ' })).toMatchObject({ enabled: true })
    expect((await admin.run('{ scheme(key: "browser") { name } }')).scheme.name).toBe('Web')
    expect((await client.startLogon()).__typename).toBe('LogonStep')
    expect(await codeOf('mutation { updateScheme(input: {key: "browser", name: ""}) { __typename } }')).toBe(
      'BAD_USER_INPUT',
    )
  })
})

describe('the policy of publications', () => {
  it('is changed from the revision that was seen', async () => {
    const read = async () =>
      (await admin.run('{ publicationPolicy { administratorsNeeded confirmMinutes revision } }')).publicationPolicy
    expect(await read()).toEqual({ administratorsNeeded: 1, confirmMinutes: 10, revision: 0 })
    const change = (more: string) => `mutation { updatePublicationPolicy(${more}) { revision } }`
    expect(await codeOf(change('administratorsNeeded: 2, confirmMinutes: 30, revision: 0'))).toBe('none')
    expect(await codeOf(change('administratorsNeeded: 1, confirmMinutes: 30, revision: 0'))).toBe(
      'PUBLICATION_POLICY_STALE',
    )
    expect(await codeOf(change('administratorsNeeded: 0, confirmMinutes: 30'))).toBe('BAD_USER_INPUT')
    expect(await read()).toEqual({ administratorsNeeded: 2, confirmMinutes: 30, revision: 1 })
  })
})
