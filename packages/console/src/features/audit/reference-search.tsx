import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'

/** From what somebody quotes to the logon that they mean. */
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
          label="Why was I refused?"
          placeholder="Their reference"
          autoComplete="off"
          spellCheck={false}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Look up
        </Button>
      </Group>
    </form>
  )
}
