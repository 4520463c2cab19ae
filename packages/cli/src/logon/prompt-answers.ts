import type { Output } from '../lib/output.ts'
import type { LogonPartsFragment } from '../gql/graphql.ts'
import type { Dialog } from './dialog.ts'

export type LogonStepParts = Extract<LogonPartsFragment, { __typename: 'LogonStep' }>
export type Prompt = LogonStepParts['prompt']
export type PromptField = Prompt['fields'][number]
interface Way {
  field: PromptField
  /** Null where it has to be typed. */
  value: string | null
  label: string
}
export interface FieldAnswer {
  name: string
  value: string
}

const SHOWN = new Set<PromptField['kind']>(['NOTE', 'LINK', 'IMAGE'])

export const listInputs = ({ fields }: Prompt): PromptField[] => fields.filter(({ kind }) => !SHOWN.has(kind))

/** Whether it moves on by itself and wants nothing: there is nothing to do but wait, or to choose something else. */
export const isWaiting = (prompt: Prompt): boolean =>
  prompt.pollAfterMs !== null &&
  prompt.pollAfterMs !== undefined &&
  !listInputs(prompt).some(({ required }) => required)

/** Whether something else than waiting can be chosen meanwhile. */
export const hasOtherWays = (prompt: Prompt): boolean =>
  listInputs(prompt).some(({ kind, options }) => kind !== 'CHOICE' || options.length > 1)

interface AskingContext {
  dialog: Dialog
  output: Output
  /** Answers the first field that asks for a username. */
  username: string | null
  signal: AbortSignal
}

/** Asks for what a prompt's fields want, whatever module it is of. Null when the logon has moved on meanwhile. */
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

/** Several ways of which one is taken: a numbered list of all choices, and of what can be typed instead. */
async function askForOne(inputs: readonly PromptField[], context: AskingContext): Promise<FieldAnswer[] | null> {
  const choicesFirst = inputs.toSorted((one, other) => Number(other.kind === 'CHOICE') - Number(one.kind === 'CHOICE'))
  const ways = choicesFirst.flatMap((field): Way[] =>
    field.kind === 'CHOICE'
      ? field.options.map(({ value, label }) => ({ field, value, label }))
      : [{ field, value: null, label: inputs.length === 1 ? field.label : `Type: ${field.label}` }],
  )
  if (ways.length === 0) return []
  const heading = inputs.find(({ kind }) => kind === 'CHOICE')?.label ?? 'How to go on'
  const way = ways.length === 1 ? ways[0]! : await askForNumber(heading, ways, context)
  if (way === null) return null
  const value = way.value ?? (await askForField({ ...way.field, required: true }, context))
  return value === null ? null : [{ name: way.field.name, value }]
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
  const question = `${field.label}${known ? ` [${known}]` : field.required ? '' : ' (Enter for none)'}: `
  for (;;) {
    const typed = await dialog.ask(question, { hidden, signal })
    if (typed === null) return null
    const value = hidden ? typed : typed.trim() || known
    if (value === '' && field.required) continue
    // Nobody sees what is typed here, so that a slip would lock its owner out.
    if (field.autocomplete !== 'new-password' || !dialog.isInteractive) return value
    const again = await dialog.ask(`${field.label} once more: `, { hidden, signal })
    if (again === null) return null
    if (again === value) return value
    output.say('The two are not the same. Type it anew.')
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
      `Number${optional ? ' (Enter for none)' : options.length > 1 ? ` (1 to ${options.length})` : ''}: `,
      { signal },
    )
    if (typed === null) return null
    if (typed.trim() === '' && optional) return undefined
    const option = /^\d{1,3}$/.test(typed.trim()) ? options[Number(typed) - 1] : undefined
    if (option) return option
    output.say(`Type a number from 1 to ${options.length}.`)
  }
}
