import { useMutation } from '@apollo/client/react'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { GuardModal } from '../../components/lockout/refused-change-modal.tsx'
import { ProblemNotice } from '../../components/feedback/problem-notice.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { isOfGuard } from '../../lib/errors/overridable-codes.ts'
import { SetExternalNameDocument, type SetExternalNameMutation, UserDocument } from './gql/users.ts'

type Refusal = Extract<SetExternalNameMutation['setExternalName'], { __typename: 'ExternalNameRejected' }>

interface ExternalNameFormProps {
  userId: string
  module: string
  label: string
  help: string | null
  name: string | null
}

/** A user's name at another service, where it isn't what the settings make of their username. */
export function ExternalNameForm({ userId, module, label, help, name }: ExternalNameFormProps) {
  const [setName, { loading }] = useMutation(SetExternalNameDocument, {
    refetchQueries: [UserDocument],
    awaitRefetchQueries: true,
  })
  const [typed, setTyped] = useState(name ?? '')
  const [fieldProblem, setFieldProblem] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const isChanged = typed.trim() !== (name ?? '')

  const save = async (override: string | null) => {
    const { data } = await setName({
      variables: { input: { userId, module, name: typed.trim() || null, ...(override && { override }) } },
    })
    const result = data!.setExternalName
    if (result.__typename === 'ExternalNameRejected') {
      if (isOfGuard(result.problems)) return setRefusal(result)
      return setFieldProblem(result.problems.map((problem) => problem.message).join(' '))
    }
    setRefusal(null)
    showDone(`${label} ${typed.trim() === '' ? 'removed' : 'saved'}.`)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    setFieldProblem(undefined)
    await save(null).catch(setFailure)
  }
  return (
    <>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Group align="flex-end" gap="sm">
          <TextInput
            label={label}
            description={help}
            placeholder="As the settings make it"
            autoComplete="off"
            spellCheck={false}
            style={{ flex: '1 1 14rem' }}
            value={typed}
            error={fieldProblem}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setFieldProblem(undefined)
            }}
          />
          <Button type="submit" variant="default" loading={loading} disabled={!isChanged}>
            Save
          </Button>
        </Group>
        {failure !== null && <ProblemNotice error={failure} />}
      </form>
      <GuardModal
        title={`${label} was not changed`}
        refusal={refusal}
        confirmLabel="Change it all the same"
        onOverride={save}
        onClose={() => setRefusal(null)}
      />
    </>
  )
}
