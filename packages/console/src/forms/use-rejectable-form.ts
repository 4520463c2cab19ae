import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form'
import { type SyntheticEvent, useId, useState } from 'react'
import type { Refusal } from '../components/lockout/refused-change.tsx'
import { canOverride } from '../lib/errors/overridable-codes.ts'
import { focusFirstError } from './focus-first-error.ts'

/** What the server objects to in a change: problems of single fields, of the whole, or of what it would do to the administrators. */
export interface Rejection extends Refusal {
  problems: readonly { code: string; field?: string | null; message: string }[]
}

interface RejectableFormOptions<Values extends Record<string, unknown>> {
  initialValues: Values
  /** Checked before anything is sent. */
  validate?: UseFormInput<Values>['validate']
  /** Sends the values, with the reason where a refusal is overridden. Resolves to what the server objects to; null when they are saved. */
  save: (values: Values, override: string | null) => Promise<Rejection | null>
}

export interface RejectableForm<Values extends Record<string, unknown> = Record<string, unknown>> {
  fields: UseFormReturnType<Values>
  submit: (event?: SyntheticEvent<HTMLFormElement>) => void
  /** What the server said that belongs to no field. */
  problems: readonly string[]
  /** What was thrown instead of an answer. */
  failure: unknown
  /** A refusal that a reason overcomes; null while there is none. */
  refusal: Rejection | null
  /** Sends the same values with a reason. Throws what the request throws. */
  override: (reason: string) => Promise<void>
  /** Goes back to the fields, which are as they were. */
  withdraw: () => void
  hasUnsavedChanges: boolean
}

/**
 * A form whose values the server may reject. Problems are shown at their fields, of which the first takes the focus. A request that
 * needs a recent logon is repeated by the Apollo Client once the person has logged on again, with the values as they were sent.
 */
export function useRejectableForm<Values extends Record<string, unknown>>({
  initialValues,
  validate,
  save,
}: RejectableFormOptions<Values>): RejectableForm<Values> {
  // A name of its own: several forms of a page may have a field of one name, and a rejected one is found in the document.
  const name = useId().replaceAll(/[\W_]/g, '')
  const fields = useForm<Values>({ name, initialValues, validate })
  const [problems, setProblems] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [refusal, setRefusal] = useState<Rejection | null>(null)

  const show = ({ problems: found }: Rejection): void => {
    const isField = (name: string | null | undefined): name is string => Object.hasOwn(initialValues, name ?? '')
    const errors = Object.fromEntries(
      found.flatMap(({ field, message }) => (isField(field) ? [[field, message] as const] : [])),
    )
    fields.setErrors(errors)
    focusFirstError(fields, errors)
    setProblems(found.filter(({ field }) => !isField(field)).map(({ message }) => message))
  }
  const send = async (reason: string | null): Promise<void> => {
    setProblems([])
    setFailure(null)
    const rejection = await save(fields.getValues(), reason)
    const isRefusal = rejection !== null && canOverride(rejection.problems)
    setRefusal(isRefusal ? rejection : null)
    if (rejection && !isRefusal) show(rejection)
  }
  const submit = fields.onSubmit(
    () => send(null).catch(setFailure),
    (errors) => focusFirstError(fields, errors),
  )
  return {
    fields,
    submit,
    problems,
    failure,
    refusal,
    override: send,
    withdraw: () => setRefusal(null),
    hasUnsavedChanges: fields.isDirty() && !fields.submitting,
  }
}
