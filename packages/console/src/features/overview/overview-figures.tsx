import { Paper, SimpleGrid, Text } from '@mantine/core'
import type { OverviewQuery } from './gql/overview.ts'
import { formatSeconds } from './format-seconds.ts'

interface OverviewFiguresProps {
  buckets: OverviewQuery['overview']['buckets']
  medianSecondsToGetIn: number | null
}

/** Four key figures of the period. */
export function OverviewFigures({ buckets, medianSecondsToGetIn }: OverviewFiguresProps) {
  const sum = (name: 'completed' | 'denied' | 'abandoned') =>
    buckets.reduce((total, bucket) => total + bucket[name], 0).toLocaleString('en')
  const figures = [
    { label: 'Logons completed', value: sum('completed') },
    { label: 'Refused', value: sum('denied') },
    { label: 'Abandoned', value: sum('abandoned') },
    {
      label: 'Median time to log on',
      value: medianSecondsToGetIn === null ? '–' : formatSeconds(medianSecondsToGetIn),
    },
  ]
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} spacing="lg" m={0}>
      {figures.map(({ label, value }) => (
        <Paper key={label} withBorder p="md">
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" m={0} fz={28} fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  )
}
