import type { Prompt } from '../../account/prompts.ts'
import { html, type Html } from '../../lib/html.ts'
import { actionForm } from './page-shell.ts'

/** Shown before anything is created: opening the page changes nothing. */
export function enrollSection(prompt: Prompt): Html {
  return html`<p><strong>${prompt.username}</strong> has no phone here yet. Add one, then log in with it.</p>
    ${actionForm(prompt, 'enroll', html`<button>Add a phone</button>`)}`
}

/** The page continues automatically once the code is entered. */
export function enrollingSection(prompt: Prompt, activationCode: string, pagesUrl: string): Html {
  return html`<p class="waiting" role="status"><span class="spinner" aria-hidden="true"></span>Waiting for the phone</p>
    <p>
      Scan this code with the simulated phone, or open
      <a href="${pagesUrl}/phone/activate/${activationCode}" target="_blank" rel="noopener">the activation link</a>.
    </p>
    <img
      class="qr"
      src="/frame/qr?value=${encodeURIComponent(activationCode)}"
      width="220"
      height="220"
      alt="QR code of the activation code" />
    <p class="detail"><code>duo://${activationCode}</code></p>
    ${actionForm(prompt, 'back', html`<button class="plain">Start again</button>`)}`
}
