import type { Prompt } from '../../account/prompts.ts'
import { html, type Html } from '../../lib/html.ts'
import type { Transaction } from '../../state/model.ts'
import { actionForm } from './page-shell.ts'

/** Shown while the request waits on a phone. */
export function waitingSection(prompt: Prompt, transaction: Transaction, pagesUrl: string): Html {
  const { statusMessage, verificationCode, deviceId } = transaction
  return html`<p class="waiting" role="status"><span class="spinner" aria-hidden="true"></span>${statusMessage}</p>
    ${verificationCode !== null && html`<p class="code" aria-label="Verification code ${[...verificationCode].join(' ')}">${verificationCode}</p>`}
    <p class="hint">
      This is a simulation:
      <a href="${pagesUrl}/phone/${deviceId}" target="_blank" rel="noopener">open the phone</a>.
    </p>
    ${actionForm(prompt, 'back', html`<button class="plain">Other ways to log in</button>`)}`
}
