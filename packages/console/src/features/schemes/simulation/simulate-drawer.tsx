import { useQuery } from '@apollo/client/react'
import { Drawer, SegmentedControl, Select, SimpleGrid, Stack, Tabs, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useReturnFocus } from '../../../lib/page/use-return-focus.ts'
import { SimulationChoicesDocument } from './gql/simulation.ts'
import { type EditedStep, toStepInputs } from '../steps/steps.ts'
import { SimulateEveryone } from './simulate-everyone.tsx'
import { SimulateOne } from './simulate-one.tsx'
import type { Situation } from './situation.ts'
import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

interface SimulateDrawerProps {
  scheme: SchemePartsFragment
  /** The edited steps; null: the same as the live ones. */
  edited: readonly EditedStep[] | null
  onClose: () => void
}

const DEBOUNCE_MS = 400

/** Simulates logons: no user is asked, nothing is counted, no session is created. */
export function SimulateDrawer({ scheme, edited, onClose }: SimulateDrawerProps) {
  useReturnFocus()
  const { data } = useQuery(SimulationChoicesDocument, { fetchPolicy: 'cache-first' })
  const [compared, setCompared] = useState(edited ? 'edited' : 'live')
  const [ipAddress, setIpAddress] = useState('')
  const [debouncedAddress] = useDebouncedValue(ipAddress.trim(), DEBOUNCE_MS)
  const [conditions, setConditions] = useState<Readonly<Record<string, string | null>>>({})
  const situation: Situation = {
    accessType: scheme.accessType,
    steps: edited && compared === 'edited' ? toStepInputs(edited) : null,
    ipAddress: debouncedAddress || null,
    conditions: Object.entries(conditions).flatMap(([service, condition]) =>
      condition ? [{ service, condition }] : [],
    ),
  }
  return (
    <Drawer opened onClose={onClose} size="xl" title={`Simulate a logon through ${scheme.name}`}>
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          Shows what would happen, based on what is stored now. No phone rings, nothing is counted, and no session is
          created.
        </Text>
        {edited && (
          <SegmentedControl
            aria-label="Version to simulate"
            data={[
              { value: 'edited', label: 'As edited' },
              { value: 'live', label: 'Live now' },
            ]}
            value={compared}
            onChange={setCompared}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label="IP address"
            placeholder="203.0.113.7"
            description="Where the logon comes from."
            value={ipAddress}
            onChange={(event) => setIpAddress(event.currentTarget.value)}
          />
          {data?.outsideServices.map((service) => (
            <Select
              key={service.id}
              label={service.title}
              description="State of the service."
              placeholder="Working normally"
              clearable
              data={service.conditions.map(({ id, title }) => ({ value: id, label: title }))}
              value={conditions[service.id] ?? null}
              onChange={(condition) => setConditions((current) => ({ ...current, [service.id]: condition }))}
            />
          ))}
        </SimpleGrid>
        <Tabs defaultValue="one" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="one">One user</Tabs.Tab>
            <Tabs.Tab value="everyone">All users</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="one">
            <SimulateOne situation={situation} />
          </Tabs.Panel>
          <Tabs.Panel value="everyone">
            <SimulateEveryone
              key={JSON.stringify(situation)}
              situation={situation}
              isAgainstLive={situation.steps !== null}
            />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Drawer>
  )
}
