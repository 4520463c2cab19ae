import { useQuery } from '@apollo/client/react'
import { Autocomplete, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { SimulatedSteps } from '../../../components/lockout/simulated-steps.tsx'
import { SimulateDocument, UsersToSimulateDocument } from './gql/simulation.ts'
import type { Situation } from './situation.ts'

const DEBOUNCE_MS = 400

/** One user's logon, step by step. Unknown usernames can be tried, too. */
export function SimulateOne({ situation }: { situation: Situation }) {
  const [typed, setTyped] = useState('')
  const [username] = useDebouncedValue(typed.trim(), DEBOUNCE_MS)
  const { data: found } = useQuery(UsersToSimulateDocument, { variables: { search: username || null } })
  const { data, previousData, error, refetch } = useQuery(SimulateDocument, {
    variables: { input: { ...situation, username } },
    skip: username === '',
    fetchPolicy: 'network-only',
  })
  const logon = username === '' ? undefined : (data ?? previousData)?.simulate
  return (
    <Stack gap="md">
      <Autocomplete
        label="Username"
        data={found?.users.nodes.map((user) => user.username) ?? []}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck={false}
      />
      {username === '' && (
        <Text size="sm" c="dimmed">
          Choose a user to see what they would be asked and whether they could log on.
        </Text>
      )}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {username !== '' && !logon && !error && <Skeleton height={160} />}
      {logon && !error && (
        <div role="region" aria-label="Result" aria-live="polite">
          <SimulatedSteps logon={logon} />
        </div>
      )}
    </Stack>
  )
}
