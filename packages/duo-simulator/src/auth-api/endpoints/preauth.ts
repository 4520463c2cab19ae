import type { Endpoint } from '../call/endpoint.ts'
import { preauthorize } from '../call/preauthorize.ts'

/** The first call of every authentication. */
export const preauth: Endpoint = {
  method: 'POST',
  path: '/auth/v2/preauth',
  handle: (call) => {
    const { result, statusMessage, response } = preauthorize(call)
    return { response: { result, status_msg: statusMessage, ...response }, outcome: result }
  },
}
