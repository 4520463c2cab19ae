import { registerEnumType } from 'type-graphql'

export const SessionDelivery = { COOKIE: 'COOKIE', TOKEN: 'TOKEN' } as const
registerEnumType(SessionDelivery, {
  name: 'SessionDelivery',
  description: 'How a completed logon hands its session over.',
  valuesConfig: {
    COOKIE: { description: 'In a cookie that scripts can’t read.' },
    TOKEN: { description: 'Once, as a token in the answer.' },
  },
})
