import type { Prompt } from '../../account/prompts.ts'
import { html, type Html } from '../../lib/html.ts'
import { actionForm } from './page-shell.ts'
import type { OfferedDeviceView } from './screen.ts'

/** The actions of a device, the best first. */
const ACTIONS = [
  ['push', 'Send a push'],
  ['phone', 'Call it'],
  ['sms', 'Text passcodes'],
] as const

/** The devices with their actions, and a field for passcodes. */
export function chooseSection(prompt: Prompt, devices: readonly OfferedDeviceView[]): Html {
  const cards = devices.map((device) => deviceCard(prompt, device))
  return html`${
    cards.length > 0 &&
    html`<ul class="devices">
      ${cards}
    </ul>`
  }
  ${actionForm(
    prompt,
    'passcode',
    html`<label for="passcode">Passcode</label>
      <p class="hint" id="passcode-hint">
        From Duo Mobile, an SMS or a hardware token, or a bypass code from your administrator.
      </p>
      <div class="row">
        <input
          id="passcode"
          name="passcode"
          aria-describedby="passcode-hint"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          inputmode="numeric"
          maxlength="40"
          required /><button class="plain">Use passcode</button>
      </div>`,
  )}`
}

function deviceCard(prompt: Prompt, { id, name, capabilities }: OfferedDeviceView): Html {
  const able = ACTIONS.filter(([factor]) => capabilities.includes(factor))
  const buttons = able.map(
    ([factor, label], index) =>
      html`<button${index > 0 && html` class="plain"`} name="choice" value="${factor} ${id}">${label}<span class="sr"> (${name})</span></button>`,
  )
  return html`<li>
    <h2>${name}</h2>
    ${buttons.length > 0 ? actionForm(prompt, 'choose', html`<div class="actions">${buttons}</div>`) : html`<p class="hint">Enter its passcode below.</p>`}
  </li>`
}
