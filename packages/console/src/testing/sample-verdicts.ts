const day = (getsIn: boolean) => ({
  __typename: 'DayOutlook',
  day: 'duo:unreachable',
  title: 'Duo can’t be reached',
  getsIn,
  by: getsIn ? ['Client'] : [],
  blocked: getsIn
    ? []
    : [
        {
          __typename: 'BlockedWay',
          accessType: 'Browser',
          step: 2,
          module: 'duo',
          code: 'DUO_UNAVAILABLE',
          why: 'Duo can’t be reached, and the step fails closed.',
        },
      ],
})

/** Alice can always log on, or depends on Duo. */
export const verdict = (isSafe: boolean) => ({
  __typename: 'LockoutVerdict',
  isSafe,
  sentence: isSafe
    ? '1 of 1 administrators can log on, also with Duo down.'
    : 'With Duo down no administrator can log on: alice depends on Duo.',
  needed: 1,
  administrators: [
    {
      __typename: 'AdministratorOutlook',
      userId: 'u1',
      username: 'alice',
      isSafe,
      hangsOn: isSafe ? null : 'Duo',
      days: [day(isSafe)],
    },
  ],
})

export const refused = (...codes: string[]) => ({
  __typename: 'SchemeRejected',
  problems: codes.map((code) => ({ __typename: 'SchemeProblem', code, message: `${code} in words.`, step: null })),
  verdict: codes.some((code) => code.endsWith('LOCKOUT')) ? verdict(false) : null,
  invariants: [],
})

export const review = (more: Record<string, unknown> = {}) => ({
  publicationPolicy: { __typename: 'PublicationPolicy', confirmMinutes: 10 },
  lockoutVerdict: { __typename: 'LockoutVerdict', isSafe: true },
  reviewScheme: {
    __typename: 'SchemeReview',
    hash: 'review-1',
    basedOn: 1,
    runningLogons: 0,
    problems: [],
    changes: [{ __typename: 'ChangeInWords', kind: 'ADDED', text: 'Duo added as step 2' }],
    warnings: [],
    verdict: verdict(true),
    invariants: [],
    ...more,
  },
})
