import { useQuery } from '@apollo/client/react'
import { Badge, Group, Select, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { type Column, DataTable } from '../../../components/table/data-table.tsx'
import { Pager } from '../../../components/table/pager.tsx'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { RolesDocument } from '../../../lib/documents/gql/roles.ts'
import { SimulationMatrixDocument, type SimulationMatrixQuery } from './gql/simulation.ts'
import { ExportTestsButton } from './export-tests-button.tsx'
import type { Situation } from './situation.ts'
import { useLocalPages } from './use-local-pages.ts'

const PAGE_SIZE = 25
type Row = SimulationMatrixQuery['simulationMatrix']['rows'][number]

interface SimulateEveryoneProps {
  situation: Situation
  /** True if the simulated steps differ from the live ones, so that there is something to compare. */
  isAgainstLive: boolean
}

/** The same logon for all users: who passes, who is refused and where, and what differs from the live version. */
export function SimulateEveryone({ situation, isAgainstLive }: SimulateEveryoneProps) {
  const { data: roles } = useQuery(RolesDocument, { fetchPolicy: 'cache-first' })
  const [role, setRole] = useState<string | null>(null)
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const pages = useLocalPages()
  const input = { ...situation, role, onlyDifferent: isAgainstLive && onlyDifferent }
  const { data, error, refetch } = useQuery(SimulationMatrixDocument, {
    variables: { input, first: PAGE_SIZE, after: pages.after },
    fetchPolicy: 'network-only',
  })
  const matrix = data?.simulationMatrix
  const columns: Column<Row>[] = [
    {
      label: 'User',
      isTitle: true,
      render: ({ username }) => (
        <Text size="sm" fw={500}>
          {username}
        </Text>
      ),
    },
    { label: isAgainstLive ? 'As edited' : 'Result', render: ({ logon }) => <Outcome logon={logon} /> },
    ...(isAgainstLive
      ? [
          {
            label: 'Live now',
            render: ({ published, differs }: Row) =>
              published && differs ? <Outcome logon={published} /> : 'no difference',
          },
        ]
      : []),
  ]
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-end">
        <Select
          label="Role"
          placeholder="All roles"
          clearable
          data={roles?.roles.map(({ name, title }) => ({ value: name, label: title })) ?? []}
          value={role}
          onChange={(next) => (pages.restart(), setRole(next))}
          w={200}
        />
        {isAgainstLive && (
          <Switch
            label="Show only differences from what is live"
            checked={onlyDifferent}
            onChange={(event) => (pages.restart(), setOnlyDifferent(event.currentTarget.checked))}
            mb={8}
          />
        )}
      </Group>
      {error && !matrix ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {matrix && (
            <Text size="sm" fw={500} role="status">
              {matrix.summary.sentence}
            </Text>
          )}
          {matrix?.rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {onlyDifferent ? 'No differences from what is live.' : 'No user has this role.'}
            </Text>
          ) : (
            <DataTable
              caption="Simulated logons"
              columns={columns}
              rows={matrix?.rows}
              toKey={({ userId }) => userId}
            />
          )}
          <Group justify="space-between" align="center">
            <ExportTestsButton input={input} />
            <Pager pages={pages} pageInfo={matrix?.pageInfo} />
          </Group>
        </>
      )}
    </Stack>
  )
}

const Outcome = ({ logon }: { logon: { passes: boolean; sentence: string } }) => (
  <Group gap="xs" wrap="nowrap" align="flex-start">
    <Badge size="sm" variant="light" color={logon.passes ? 'teal' : 'red'}>
      {logon.passes ? 'Allowed' : 'Refused'}
    </Badge>
    <Text size="sm">{logon.sentence}</Text>
  </Group>
)
