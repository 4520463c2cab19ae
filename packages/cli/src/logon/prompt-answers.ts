import type { Output } from '../lib/output.ts'
import type { LogonPartsFragment } from '../gql/graphql.ts'
import type { Dialog } from './dialog.ts'

export type LogonStepParts = Extract<LogonPartsFragment, { __typename: 'LogonStep' }>
export type Prompt = LogonStepParts['prompt']
export type PromptField = Prompt['fields'][number]
interface Choice {
  field: PromptField
  /** Null if the value has to be typed. */
  value: string | null
  label: string
}
export interface FieldAnswer {
  name: string
  value: string
}

const DISPLAY_KINDS = new Set<PromptField['kind']>(['NOTE', 'LINK', 'IMAGE'])

export const listInputs = ({ fields }: Prompt): PromptField[] => fields.filter(({ kind }) => !DISPLAY_KINDS.has(kind))

/** True if the step continues on its own and requires no answer. */
export const isWaiting = (prompt: Prompt): boolean =>
  prompt.pollAfterMs !== null &&
  prompt.pollAfterMs !== undefined &&
  !listInputs(prompt).some(({ required }) => required)

/** True if the user can choose something other than waiting. */
export const hasOtherChoices = (prompt: Prompt): boolean =>
  listInputs(prompt).some(({ kind, options }) => kind !== 'CHOICE' || options.length > 1)

interface AskingContext {
  dialog: Dialog
  output: Output
  /** Answers the first field for a username. */
  username: string | null
  signal: AbortSignal
}

/** Asks for the fields of a prompt, whatever its module. Returns null if the logon has moved on in the meantime. */
export async function askForAnswers(prompt: Prompt, context: AskingContext): Promise<FieldAnswer[] | null> {
  const inputs = listInputs(prompt)
  if (!inputs.some(({ required }) => required)) return askForOne(inputs, context)
  const answers: FieldAnswer[] = []
  for (const field of inputs) {
    const value = await askForField(field, context)
    if (value === null) return null
    if (value !== '') answers.push({ name: field.name, value })
  }
  return answers
}

/** Asks for one of several optional fields: a numbered list of all choices, followed by the fields that can be typed instead. */
async function askForOne(inputs: readonly PromptField[], context: AskingContext): Promise<FieldAnswer[] | null> {
  const choicesFirst = inputs.toSorted((one, other) => Number(other.kind === 'CHOICE') - Number(one.kind === 'CHOICE'))
  const choices = choicesFirst.flatMap((field): Choice[] =>
    field.kind === 'CHOICE'
      ? field.options.map(({ value, label }) => ({ field, value, label }))
      : [{ field, value: null, label: inputs.length === 1 ? field.label : `Type: ${field.label}` }],
  )
  if (choices.length === 0) return []
  const heading = inputs.find(({ kind }) => kind === 'CHOICE')?.label ?? 'Choose how to continue'
  const choice = choices.length === 1 ? choices[0]! : await askForNumber(heading, choices, context)
  if (choice === null) return null
  const value = choice.value ?? (await askForField({ ...choice.field, required: true }, context))
  return value === null ? null : [{ name: choice.field.name, value }]
}

async function askForField(field: PromptField, context: AskingContext): Promise<string | null> {
  const { dialog, output, signal } = context
  if (field.kind === 'CHOICE') {
    const chosen = await askForNumber(field.label, field.options, context, !field.required)
    return chosen === undefined ? '' : (chosen?.value ?? null)
  }
  if (field.autocomplete === 'username' && context.username !== null) {
    const given = context.username
    output.say(`${field.label}: ${given}`)
    return given
  }
  const hidden = field.kind === 'PASSWORD'
  const known = field.kind === 'TEXT' && field.value ? field.value : ''
  const question = `${field.label}${known ? ` [${known}]` : field.required ? '' : ' (press Enter to skip)'}: `
  for (;;) {
    const typed = await dialog.ask(question, { hidden, signal })
    if (typed === null) return null
    const value = hidden ? typed : typed.trim() || known
    if (value === '' && field.required) continue
    // The password is not shown while it is typed, so a typing error would lock the user out.
    if (field.autocomplete !== 'new-password' || !dialog.isInteractive) return value
    const again = await dialog.ask(`${field.label} (repeat): `, { hidden, signal })
    if (again === null) return null
    if (again === value) return value
    output.say('The two entries don’t match. Try again.')
  }
}

async function askForNumber<T extends { label: string }>(
  heading: string,
  options: readonly T[],
  context: AskingContext,
): Promise<T | null>
async function askForNumber<T extends { label: string }>(
  heading: string,
  options: readonly T[],
  context: AskingContext,
  optional: boolean,
): Promise<T | null | undefined>
async function askForNumber<T extends { label: string }>(
  heading: string,
  options: readonly T[],
  { dialog, output, signal }: AskingContext,
  optional = false,
): Promise<T | null | undefined> {
  output.say(`${heading}:`)
  for (const [index, { label }] of options.entries()) output.say(`  ${index + 1}  ${label}`)
  for (;;) {
    const typed = await dialog.ask(
      `Number${optional ? ' (press Enter to skip)' : options.length > 1 ? ` (1 to ${options.length})` : ''}: `,
      { signal },
    )
    if (typed === null) return null
    if (typed.trim() === '' && optional) return undefined
    const option = /^\d{1,3}$/.test(typed.trim()) ? options[Number(typed) - 1] : undefined
    if (option) return option
    output.say(`Type a number from 1 to ${options.length}.`)
  }
}
