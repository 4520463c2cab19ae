import { randomBytes } from 'node:crypto'
import { describeAccessDevice } from '../../account/access-device.ts'
import { redirectAnswer } from '../../http/answer.ts'
import { findHeader } from '../../wire/api-request.ts'
import type { OauthEndpoint } from '../oauth/endpoint.ts'
import { AUTHORIZE_PATH, parsePromptRequest } from '../oauth/prompt-request.ts'
import { findTrustToken } from '../oauth/trust-cookie.ts'
import { pageAnswer } from '../prompt/page-answer.ts'
import { refusalPage } from '../prompt/pages.ts'
import { promptPath } from '../prompt/path.ts'

/**
 * Receives the browsers that clients send. Redirects to the prompt's own address, so that a reload doesn't open a new
 * prompt and the request leaves the address bar. An invalid request gets a page, because its redirect URI can't be
 * trusted either.
 */
export const authorize: OauthEndpoint = {
  path: AUTHORIZE_PATH,
  methods: ['GET', 'POST'],
  handle: (call) => {
    const { simulation, request } = call
    const promptRequest = parsePromptRequest(call)
    // Stored with the prompt, so that every end of it returns the wrong state.
    if (call.fault?.kind === 'wrong-state') promptRequest.state = randomBytes(18).toString('hex')
    const userAgent = findHeader(request, 'user-agent') ?? ''
    const prompt = simulation.prompts.open(
      promptRequest,
      describeAccessDevice(request.remoteAddress, userAgent),
      findTrustToken(request, promptRequest.application.integrationKey),
    )
    return { answer: redirectAnswer(303, promptPath(prompt.id)), outcome: `prompt for ${prompt.username}` }
  },
  refuse: (code, description) => pageAnswer(400, refusalPage(code, description)),
}
