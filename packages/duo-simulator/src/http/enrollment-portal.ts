import type { IncomingMessage, ServerResponse } from 'node:http'
import { html } from '../lib/html.ts'
import type { Simulation } from '../simulation.ts'
import { ACTIVATION_VALID_SECONDS } from '../state/enrollments.ts'
import { PAGE_HEADERS, sendText } from './static-files.ts'

const LARGEST_FORM_BYTES = 10_000

/**
 * Where preauth sends somebody who has to enroll. Looking at the page does nothing (mail scanners look, too);
 * its button uses the link up and leads on to a phone.
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
  if (!invitation) {
    return sendText(
      response,
      410,
      'This enrollment link was used already or has expired. Log on again to get a new one.\n',
    )
  }
  if (!isSubmitted) return sendPage(response, invitation.username, code)
  simulation.enrollments.useInvitation(code)
  const user = simulation.enrollments.findOrCreateUser(invitation.username)
  const { activationCode } = simulation.enrollments.create(user, ACTIVATION_VALID_SECONDS)
  response.writeHead(303, { location: `/phone/activate/${activationCode}`, 'cache-control': 'no-store' }).end()
}

function sendPage(response: ServerResponse, username: string, code: string): void {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Enroll · Duo simulator</title>
        <style>
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 system-ui,
              sans-serif;
          }
          body {
            margin: 0;
            display: grid;
            min-height: 100dvh;
            place-content: center;
            padding: 16px;
          }
          main {
            max-width: 26rem;
          }
          p.ribbon {
            font-weight: 600;
            color: #0f766e;
            color: light-dark(#0f766e, #5eead4);
          }
          button {
            font: inherit;
            font-weight: 600;
            min-height: 44px;
            padding: 0 20px;
            border: 0;
            border-radius: 8px;
            background: #0f766e;
            color: #fff;
            cursor: pointer;
          }
          button:focus-visible {
            outline: 3px solid #5eead4;
            outline-offset: 2px;
          }
        </style>
      </head>
      <body>
        <main>
          <p class="ribbon">Simulator, not Duo</p>
          <h1>Add a phone</h1>
          <p>
            You are enrolling <strong>${username}</strong>. Next you add the account to a simulated phone; after that,
            log on again.
          </p>
          <form method="post" action="/portal">
            <input type="hidden" name="code" value="${code}" /><button>Start enrollment</button>
          </form>
        </main>
      </body>
    </html> `
  response
    .writeHead(200, { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page.text)
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8')
    if (text.length > LARGEST_FORM_BYTES) return ''
  }
  return text
}
