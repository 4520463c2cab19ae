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
 * Where a client sends a browser. On to an address of its own, so that reloading the prompt doesn't begin a new one and
 * the request is gone from the address bar. What is wrong with the request the person is told here: where there is
 * doubt about it, its redirect URI isn't to be trusted either.
 */
export const authorize: OauthEndpoint = {
  path: AUTHORIZE_PATH,
  methods: ['GET', 'POST'],
  handle: (call) => {
    const { simulation, request } = call
    const promptRequest = parsePromptRequest(call)
    // Stored with the prompt, so that it is wrong however the prompt ends.
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
