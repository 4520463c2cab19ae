import type { Endpoint } from '../call/endpoint.ts'

export const check: Endpoint = {
  method: 'GET',
  path: '/auth/v2/check',
  handle: ({ nowMs }) => ({ response: { time: Math.floor(nowMs / 1000) }, outcome: 'OK' }),
}
