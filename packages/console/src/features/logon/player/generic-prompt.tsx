import { Button, Stack } from '@mantine/core'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { PromptParts, PromptProps } from '../../../module-contract/console-module.ts'
import { toProblemText } from '../../../module-contract/problem-texts.ts'
import { GenericField } from './generic-field.tsx'

export const takesInput = ({ kind }: PromptParts['fields'][number]): boolean =>
  kind === 'TEXT' || kind === 'PASSWORD' || kind === 'CODE' || kind === 'CHOICE'

/** A form made from a prompt's `fields`, for modules without a view of their own. */
export function GenericPrompt({ prompt, problem, submitting, onAnswer, onCancel }: PromptProps<object>) {
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const inputs = prompt.fields.filter(takesInput)

  useEffect(() => {
    const field = prompt.fields.find(({ name }) => name === problem?.field)
    setErrors(problem && field ? { [field.name]: toProblemText(problem).message } : {})
    const element = field && form.current?.elements.namedItem(field.name)
    if (!(element instanceof HTMLInputElement)) return
    if (field?.kind !== 'TEXT') element.value = ''
    element.focus()
  }, [prompt.fields, problem])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const fields = inputs.map(({ name }) => ({ name, value: String(typed.get(name) ?? '') }))
    const missing = inputs.filter((field, index) => field.required && fields[index]!.value.trim() === '')
    setErrors(Object.fromEntries(missing.map(({ name, label }) => [name, `${label} is required.`])))
    const first = missing[0] && form.current?.elements.namedItem(missing[0].name)
    if (first instanceof HTMLElement) return first.focus()
    onAnswer({ fields: fields.filter(({ value }, index) => inputs[index]!.required || value !== '') })
  }

  return (
    <form ref={form} onSubmit={submit} method="post" noValidate>
      <Stack gap="md">
        {prompt.fields.map((field) => (
          <GenericField key={field.name} field={field} error={errors[field.name]} />
        ))}
        {(inputs.length > 0 || prompt.pollAfterMs === null) && (
          <Button type="submit" size="md" fullWidth loading={submitting}>
            Continue
          </Button>
        )}
        {prompt.pollAfterMs !== null && (
          <Button variant="subtle" color="gray" disabled={submitting} onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Stack>
    </form>
  )
}
