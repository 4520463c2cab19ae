import type { PolicyDraft, PolicyErrors, PolicyField } from './draft.ts'

export interface PolicyFieldProps {
  draft: PolicyDraft
  errors: PolicyErrors
  set: <Field extends PolicyField>(field: Field, value: PolicyDraft[Field]) => void
}
