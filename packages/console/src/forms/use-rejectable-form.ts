import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form'
import { type SyntheticEvent, useId, useState } from 'react'
import type { Refusal } from '../components/lockout/refused-change.tsx'
import { canOverride } from '../lib/errors/overridable-codes.ts'
import { focusFirstError } from './focus-first-error.ts'

/** The server's objections to a change: problems of fields, of the whole, or a lock-out of administrators. */
export interface Rejection extends Refusal {
  problems: readonly { code: string; field?: string | null; message: string }[]
}

interface RejectableFormOptions<Values extends Record<string, unknown>> {
  initialValues: Values
  /** Checked before anything is sent. */
  validate?: UseFormInput<Values>['validate']
  /** Sends the values, with a reason to override a refusal. Resolves to the server's objections; null: saved. */
  save: (values: Values, override: string | null) => Promise<Rejection | null>
}

export interface RejectableForm<Values extends Record<string, unknown> = Record<string, unknown>> {
  fields: UseFormReturnType<Values>
  submit: (event?: SyntheticEvent<HTMLFormElement>) => void
  /** Problems that belong to no field. */
  problems: readonly string[]
  /** The error of a failed request. */
  failure: unknown
  /** A refusal that a reason can override; null without one. */
  refusal: Rejection | null
  /** Sends the same values with a reason. Throws if the request fails. */
  override: (reason: string) => Promise<void>
  /** Returns to the fields, which keep their values. */
  withdraw: () => void
  hasUnsavedChanges: boolean
}

/**
 * A form whose values the server may reject. Problems are shown at their fields, and the first of these takes the focus. If a request
 * needs a recent logon, the Apollo Client repeats it with the same values once the user has logged on again.
 */
export function useRejectableForm<Values extends Record<string, unknown>>({
  initialValues,
  validate,
  save,
}: RejectableFormOptions<Values>): RejectableForm<Values> {
  // A unique name: a rejected field is looked up in the document, and several forms of a page may have fields of the same name.
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
