import { Group, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { InvariantResultPartsFragment } from '../../lib/documents/gql/fragments.ts'
import { SimulatedSteps } from './simulated-steps.tsx'

/** Invariants with their state. A broken one shows the logon that breaks it. */
export function InvariantResultList({ results }: { results: readonly InvariantResultPartsFragment[] }) {
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Invariants">
      {results.map(({ invariant, isKept, counterExample }) => (
        <Group component="li" key={invariant.id} gap="sm" wrap="nowrap" align="flex-start">
          <ThemeIcon size={24} radius="xl" variant="light" color={isKept ? 'teal' : 'red'}>
            {isKept ? (
              <IconCheck size={14} role="img" aria-label="Holds" />
            ) : (
              <IconX size={14} role="img" aria-label="Broken" />
            )}
          </ThemeIcon>
          <Stack gap="xs" style={{ minWidth: 0 }}>
            <div>
              <Text size="sm" fw={600}>
                {invariant.name}
              </Text>
              <Text size="sm" c="dimmed">
                {invariant.sentence}
              </Text>
            </div>
            {!isKept && counterExample && (
              <div>
                <Text size="sm" mb="xs">
                  Broken by this logon of {counterExample.username} from {counterExample.ipAddress}:
                </Text>
                <SimulatedSteps logon={counterExample} />
              </div>
            )}
          </Stack>
        </Group>
      ))}
    </Stack>
  )
}
