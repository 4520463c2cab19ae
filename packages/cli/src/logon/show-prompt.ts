import type { Output } from '../lib/output.ts'
import { drawQrCode } from './draw-qr-code.ts'
import { toProblemText } from './logon-problem.ts'
import type { LogonStepParts } from './prompt-answers.ts'

/** Shows a step: its title, its problem, its notes and links, and the images that a terminal can draw. */
export function showPrompt({ position, stepCount, prompt, problem }: LogonStepParts, output: Output): void {
  output.say(stepCount > 1 ? `${prompt.title} (step ${position} of ${stepCount})` : prompt.title, 'bold')
  if (problem) output.say(toProblemText(problem), 'red')
  for (const { kind, label, value, encodedText } of prompt.fields) {
    if (!value) continue
    if (kind === 'NOTE') output.say(`${label}: ${value}`)
    if (kind === 'LINK') output.say(`${label}: ${value}`)
    if (kind === 'IMAGE') {
      const lines = encodedText ? drawQrCode(encodedText) : null
      output.say(lines ? `${label}:` : `${label}: this image can’t be shown in a terminal. Open the link instead.`)
      for (const line of lines ?? []) output.say(line)
    }
  }
}
