import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi } from '../../../testing/fake-api.ts'
import { renderConsole } from '../../../testing/render-console.tsx'
import { administrator } from '../../../testing/sample-answers.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const simulated = {
  __typename: 'SimulatedLogon',
  accessType: 'browser',
  scheme: 'browser',
  version: 4,
  username: 'bob',
  ipAddress: '192.0.2.7',
  passes: true,
  code: null,
  message: null,
  exceptions: [],
  sentence: 'bob can log on through Browser: password.',
  conditions: [],
  steps: [],
}
const step = (more: Record<string, unknown>) => ({
  __typename: 'ReplayStep',
  module: 'duo',
  title: 'Duo',
  options: {},
  method: null,
  exception: null,
  startedAt: null,
  endedAt: null,
  seconds: null,
  moments: [],
  ...more,
})
const replay = {
  __typename: 'LogonReplay',
  logonId: 'l1',
  accessType: 'browser',
  scheme: 'browser',
  version: 3,
  username: 'bob',
  ipAddress: '192.0.2.7',
  userAgent: null,
  startedAt: '2026-11-20T00:00:00Z',
  endedAt: '2026-11-20T00:01:00Z',
  outcome: 'denied',
  code: 'DUO_DENIED',
  reason: 'bob pressed Deny on the phone.',
  reference: 'AAAA-BBBB-CCCC',
  seconds: 60,
  exceptions: [],
  steps: [
    step({ position: 1, title: 'Password', outcome: 'passed', seconds: 4 }),
    step({
      position: 2,
      outcome: 'denied',
      moments: [
        {
          __typename: 'ReplayMoment',
          at: '2026-11-20T00:00:30Z',
          kind: 'service',
          text: 'Duo answered: deny',
          code: 'DUO_DENIED',
          reference: null,
          details: { milliseconds: 120 },
        },
      ],
    }),
  ],
  withPublished: simulated,
  withDraft: null,
}

const open = (path: string, logonReplay: unknown) => {
  const sent = fakeApi({
    ...administrator,
    AuditEvents: {
      auditEvents: {
        __typename: 'AuditEventConnection',
        nodes: [],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
    LogonReplay: { logonReplay },
  })
  return { sent, ...renderConsole(path) }
}

describe('the replay of a logon', () => {
  it('is found by the quoted reference, and shows why it was refused and what would happen now', async () => {
    const { user, sent } = open('/audit', replay)
    await user.type(
      await screen.findByRole('textbox', { name: 'Reference quoted by a user' }),
      ' aaaa-bbbb-cccc{Enter}',
    )
    expect(await screen.findByText('bob pressed Deny on the phone.')).toBeTruthy()
    expect(sent.find(({ name }) => name === 'LogonReplay')?.variables).toEqual({ reference: 'aaaa-bbbb-cccc' })
    const duo = within(screen.getByRole('region', { name: '2. Duo' }))
    expect(duo.getByText('Refused')).toBeTruthy()
    expect(duo.getByText('Duo answered: deny')).toBeTruthy()
    expect(duo.getByText('milliseconds: 120')).toBeTruthy()
    expect(
      within(screen.getByRole('region', { name: 'The same logon now' })).getByText(
        'bob can log on through Browser: password.',
      ),
    ).toBeTruthy()
  })

  it('says that no logon was found for an unknown reference', async () => {
    open('/audit/logons/ZZZZ-ZZZZ-ZZZZ', null)
    expect(await screen.findByText('No logon found for this reference')).toBeTruthy()
  })
})
