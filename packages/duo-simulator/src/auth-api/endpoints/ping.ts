import type { Endpoint } from '../call/endpoint.ts'

/** Requires no signature, so that a client can distinguish an unreachable service from wrong keys. */
export const ping: Endpoint = {
  method: 'GET',
  path: '/auth/v2/ping',
  handle: ({ nowMs }) => ({ response: { time: Math.floor(nowMs / 1000) }, outcome: 'OK' }),
}
