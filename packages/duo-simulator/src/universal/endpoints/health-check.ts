import { jsonAnswer } from '../../http/answer.ts'
import { authenticateClient } from '../oauth/authenticate-client.ts'
import type { OauthEndpoint } from '../oauth/endpoint.ts'

const PATH = '/oauth/v1/health_check'

/** Confirms a client's keys, host and clock before it sends any user here. */
export const healthCheck: OauthEndpoint = {
  path: PATH,
  methods: ['POST'],
  handle: (call) => {
    call.parameters.get('client_id')
    authenticateClient(call, PATH)
    return {
      answer: jsonAnswer(200, { stat: 'OK', response: { timestamp: Math.floor(call.nowMs / 1000) } }),
      outcome: 'OK',
    }
  },
  refuse: (code, description, nowMs) =>
    jsonAnswer(400, {
      stat: 'FAIL',
      code: 40002,
      message: code,
      message_detail: description,
      timestamp: Math.floor(nowMs / 1000),
    }),
}
