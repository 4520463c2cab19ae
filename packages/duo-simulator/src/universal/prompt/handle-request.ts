import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import { jsonAnswer, redirectAnswer, type HttpAnswer } from '../../http/answer.ts'
import type { ClientConnection } from '../../http/exchange.ts'
import { findHeader, type ApiRequest } from '../../wire/api-request.ts'
import { DuoError } from '../../wire/duo-error.ts'
import { trustCookie } from '../oauth/trust-cookie.ts'
import { PromptDialog } from './dialog.ts'
import { findPromptFile } from './files.ts'
import { pageAnswer } from './page-answer.ts'
import { endedPage, promptPage, refusalPage } from './pages.ts'
import { parsePromptPath, promptPath } from './path.ts'
import { waitForChange } from './wait-for-change.ts'

/** Serves the prompt's page and its forms. A form redirects back to the page, so that a reload sends nothing twice. */
export async function handlePromptRequest(
  simulation: Simulation,
  request: ApiRequest,
  connection: ClientConnection,
): Promise<HttpAnswer> {
  const { id, action } = parsePromptPath(request.path)
  const file = findPromptFile(id)
  if (file) return file
  const prompt = simulation.prompts.find(id)
  const application = prompt && simulation.state.applications.get(prompt.integrationKey)
  if (!prompt || !application) return pageAnswer(404, endedPage())
  const dialog = new PromptDialog(simulation)
  if (request.method === 'POST') return submit(simulation, dialog, prompt, action, request)
  if (request.method !== 'GET') return pageAnswer(405, refusalPage('invalid_request', 'Only GET and POST work here'))
  if (action === 'wait') {
    const since = new URLSearchParams(request.query).get('since') ?? ''
    return jsonAnswer(200, { hasChanged: await waitForChange(simulation, dialog, prompt, since, connection) })
  }
  if (action !== '') return pageAnswer(404, endedPage())
  const screen = dialog.screen(prompt)
  if (screen.phase === 'leaving') return redirectAnswer(303, screen.location)
  const page = promptPage({ application, prompt, screen, pagesUrl: simulation.addresses.pagesUrl })
  return pageAnswer(screen.phase === 'expired' ? 410 : 200, page, prompt.redirectUri)
}

function submit(
  simulation: Simulation,
  dialog: PromptDialog,
  prompt: Prompt,
  action: string,
  request: ApiRequest,
): HttpAnswer {
  // Ids can't be guessed. If one leaks, another site's form still can't use it.
  const origin = findHeader(request, 'origin')
  if (origin !== undefined && origin !== `https://${request.host}`)
    return pageAnswer(403, refusalPage('invalid_request', 'The form came from another site'))
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (!act) return pageAnswer(404, endedPage())
  try {
    const headers = act(dialog, prompt, (name) => request.parameters?.find(name) ?? '', simulation)
    return redirectAnswer(303, promptPath(prompt.id), headers ?? {})
  } catch (error) {
    if (!(error instanceof DuoError)) throw error
    prompt.message = {
      text: `That didn’t work (${error.detail ?? error.message}). Choose another option.`,
      isProblem: true,
    }
    return redirectAnswer(303, promptPath(prompt.id))
  }
}

type Act = (
  dialog: PromptDialog,
  prompt: Prompt,
  field: (name: string) => string,
  simulation: Simulation,
) => Record<string, string> | void

const ACTIONS: Record<string, Act> = {
  choose: (dialog, prompt, field) => {
    const [factor = '', device = ''] = field('choice').split(' ')
    if (!['push', 'phone', 'sms'].includes(factor)) throw new DuoError(40002, 'factor')
    dialog.choose(prompt, factor, device)
  },
  passcode: (dialog, prompt, field) => dialog.enterPasscode(prompt, field('passcode')),
  enroll: (dialog, prompt) => dialog.startEnrollment(prompt),
  back: (dialog, prompt) => dialog.goBack(prompt),
  trust: (dialog, prompt, field, { state }) => {
    const token = dialog.answerTrust(prompt, field('answer') === 'yes')
    const application = state.applications.get(prompt.integrationKey)
    if (!token || !application) return
    const { days } = state.policyFor(application).rememberedDevices
    return { 'set-cookie': trustCookie(prompt.integrationKey, token, days) }
  },
  cancel: (dialog, prompt) => dialog.cancel(prompt),
  return: (dialog, prompt) => dialog.returnDenied(prompt),
}
