import type { IncomingMessage, ServerResponse } from 'node:http'
import { ACTIVATION_VALID_SECONDS } from '../account/enrollments.ts'
import type { Simulation } from '../account/simulation.ts'
import type { Html } from '../lib/html.ts'
import { invalidLinkPage, startEnrollmentPage } from './enrollment-portal-pages.ts'
import { PAGE_HEADERS } from './static-files.ts'

const MAX_FORM_BYTES = 10_000

/**
 * Serves the page where preauth sends users who must enroll. Opening it changes nothing, because mail scanners open
 * links as well. Its button uses the link up and leads to a phone.
 */
export async function serveEnrollmentPortal(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const isSubmitted = request.method === 'POST'
  const code = (isSubmitted ? new URLSearchParams(await readForm(request)) : url.searchParams).get('code') ?? ''
  const invitation = simulation.enrollments.findInvitation(code)
  if (!invitation) return sendPage(response, 410, invalidLinkPage())
  if (!isSubmitted) return sendPage(response, 200, startEnrollmentPage(invitation.username, code))
  simulation.enrollments.useInvitation(code)
  const user = simulation.enrollments.findOrCreateUser(invitation.username)
  const { activationCode } = simulation.enrollments.create(user, ACTIVATION_VALID_SECONDS)
  response.writeHead(303, { location: `/phone/activate/${activationCode}`, 'cache-control': 'no-store' }).end()
}

function sendPage(response: ServerResponse, status: number, page: Html): void {
  const headers = { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  response.writeHead(status, headers).end(page.text)
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8')
    if (text.length > MAX_FORM_BYTES) return ''
  }
  return text
}
