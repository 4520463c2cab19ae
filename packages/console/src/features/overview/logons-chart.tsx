import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Table, Text, VisuallyHidden } from '@mantine/core'
import type { OverviewQuery } from './gql/overview.ts'
import { formatBucket } from './format-bucket.ts'

const SERIES = [
  { name: 'completed', label: 'Completed', color: 'teal.6' },
  { name: 'denied', label: 'Refused', color: 'red.6' },
  { name: 'abandoned', label: 'Abandoned', color: 'gray.5' },
] as const

/** With few logons, the axis has one line for each. */
const MOST_TICKS = 4

/** Logons over time, stacked by outcome, with the same data as a table for screen readers. */
export function LogonsChart({ buckets, hours }: { buckets: OverviewQuery['overview']['buckets']; hours: number }) {
  const rows = buckets.map((bucket) => ({ ...bucket, label: formatBucket(bucket.at, hours) }))
  const most = Math.max(0, ...buckets.map((bucket) => bucket.completed + bucket.denied + bucket.abandoned))
  if (most === 0)
    return (
      <Text size="sm" c="dimmed" py="xl" ta="center">
        No logons in this period.
      </Text>
    )
  return (
    <>
      <div aria-hidden>
        <BarChart
          h={260}
          data={rows}
          dataKey="label"
          type="stacked"
          series={[...SERIES]}
          withLegend
          tickLine="none"
          gridAxis="x"
          yAxisProps={{ allowDecimals: false, width: 36, tickCount: Math.min(most, MOST_TICKS) + 1 }}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false, margin: { top: 8 } }}
          legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
        />
      </div>
      <VisuallyHidden>
        <Table aria-label="Logons by outcome over time">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Time</Table.Th>
              {SERIES.map((series) => (
                <Table.Th key={series.name}>{series.label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.at}>
                <Table.Th scope="row">{row.label}</Table.Th>
                {SERIES.map((series) => (
                  <Table.Td key={series.name}>{row[series.name]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </VisuallyHidden>
    </>
  )
}
