import type { Prompt } from '../../account/prompts.ts'
import { html, type Html } from '../../lib/html.ts'
import type { Application } from '../../state/model.ts'
import { chooseSection } from './choose-section.ts'
import { enrollSection, enrollingSection } from './enroll-sections.ts'
import { actionForm, pageShell } from './page-shell.ts'
import { promptPath } from './path.ts'
import type { PromptScreen } from './screen.ts'
import { waitingSection } from './waiting-section.ts'

export interface PromptPageParts {
  application: Application
  prompt: Prompt
  screen: PromptScreen
  /** The address of the simulator's pages, which has the phones. */
  pagesUrl: string
}

/** Renders the current screen. */
export function promptPage(parts: PromptPageParts): Html {
  const { application, prompt, screen } = parts
  const isWaiting = screen.phase === 'waiting' || screen.phase === 'enrolling'
  return pageShell({
    title: TITLES[screen.phase],
    application,
    username: prompt.username,
    ...(isWaiting && { waitPath: `${promptPath(prompt.id, 'wait')}?since=${encodeURIComponent(fingerprint(screen))}` }),
    content: html`${messageOf(prompt, screen)}${contentOf(parts)}${isOver(screen) ? null : cancelForm(prompt)}`,
  })
}

/** Identifies the screen: a different fingerprint means a different page. */
export function fingerprint(screen: PromptScreen): string {
  if (screen.phase === 'waiting') return `waiting ${screen.transaction.txid} ${screen.transaction.status}`
  return screen.phase
}

export function refusalPage(code: string, description: string): Html {
  return pageShell({
    title: 'Invalid request',
    content: html`<p>The application sent you here with an invalid request. The problem must be fixed there.</p>
      <p class="detail"><code>${code}</code> ${description}</p>`,
  })
}

export function endedPage(): Html {
  return pageShell({
    title: 'This prompt has ended',
    content: html`<p>It has ended or never existed. Go back to the application and log in again.</p>`,
  })
}

const TITLES: Record<PromptScreen['phase'], string> = {
  choose: 'Check that it’s you',
  enroll: 'Add a phone first',
  enrolling: 'Add your phone',
  waiting: 'Check your phone',
  trust: 'Is this your device?',
  denied: 'You can’t log in',
  leaving: 'Logging you in',
  expired: 'This prompt has expired',
}

function contentOf({ prompt, screen, pagesUrl }: PromptPageParts): Html | null {
  switch (screen.phase) {
    case 'choose':
      return chooseSection(prompt, screen.devices)
    case 'enroll':
      return enrollSection(prompt)
    case 'enrolling':
      return enrollingSection(prompt, screen.activationCode, pagesUrl)
    case 'waiting':
      return waitingSection(prompt, screen.transaction, pagesUrl)
    case 'trust':
      return html`<p>
          If only you use this browser, it can be remembered: you won’t be asked again here for ${screen.days}
          ${screen.days === 1 ? 'day' : 'days'}.
        </p>
        ${actionForm(prompt, 'trust', html`<div class="actions"><button name="answer" value="yes">Yes, this is my device</button><button class="plain" name="answer" value="no">No, others use it</button></div>`)}`
    case 'denied':
      return html`<p role="alert">${screen.text}</p>
        ${actionForm(prompt, 'return', html`<button>Back to the application</button>`)}`
    case 'expired':
      return html`<p>Go back to the application and log in again.</p>`
    case 'leaving':
      return null
  }
}

function messageOf({ message }: Prompt, { phase }: PromptScreen): Html | null {
  if (!message || phase !== 'choose') return null
  return message.isProblem
    ? html`<p class="notice problem" role="alert">${message.text}</p>`
    : html`<p class="notice" role="status">${message.text}</p>`
}

const isOver = ({ phase }: PromptScreen): boolean => ['trust', 'denied', 'expired', 'leaving'].includes(phase)

function cancelForm(prompt: Prompt): Html {
  return actionForm(prompt, 'cancel', html`<button class="quiet">Cancel and go back</button>`)
}
