import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'

/** Finds the logon for a reference that a user quotes. */
export function ReferenceSearch() {
  const navigate = useNavigate()
  const [reference, setReference] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reference.trim()) void navigate(`/audit/logons/${encodeURIComponent(reference.trim())}`)
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label="Reference quoted by a user"
          placeholder="ABCD-EFGH-JKMN"
          autoComplete="off"
          spellCheck={false}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find logon
        </Button>
      </Group>
    </form>
  )
}
