import { Stack, Text, Title } from '@mantine/core'
import { Panel } from '../../../components/page/panel.tsx'
import { SimulatedSteps } from '../../../components/lockout/simulated-steps.tsx'
import type { Replay } from './summary-panel.tsx'

/** The outcome of the same logon with the live version, and with the draft. */
export function HindsightPanel({ replay }: { replay: Replay }) {
  const { withPublished, withDraft } = replay
  if (!withPublished && !withDraft) return null
  return (
    <Panel
      title="The same logon now"
      description="The same user from the same address, with the current schemes and settings.">
      <Stack gap="lg">
        {withPublished && (
          <div>
            <Title order={3} size="h6" mb="xs">
              With the live version {withPublished.version}
            </Title>
            <SimulatedSteps logon={withPublished} />
          </div>
        )}
        {withDraft && (
          <div>
            <Title order={3} size="h6" mb="xs">
              With the draft
            </Title>
            <SimulatedSteps logon={withDraft} />
          </div>
        )}
        {!withDraft && (
          <Text size="sm" c="dimmed">
            This scheme has no draft.
          </Text>
        )}
      </Stack>
    </Panel>
  )
}
