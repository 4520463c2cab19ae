import { Stack, Text, Title } from '@mantine/core'
import { Panel } from '../../../components/page/panel.tsx'
import { SimulatedSteps } from '../../../components/lockout/simulated-steps.tsx'
import type { Replay } from './summary-panel.tsx'

/** What the same logon would come to by what is live now, and by the draft. */
export function HindsightPanel({ replay }: { replay: Replay }) {
  const { withPublished, withDraft } = replay
  if (!withPublished && !withDraft) return null
  return (
    <Panel title="And now?" description="The same person from the same address, as things are stored now.">
      <Stack gap="lg">
        {withPublished && (
          <div>
            <Title order={3} size="h6" mb="xs">
              By what is live: version {withPublished.version}
            </Title>
            <SimulatedSteps logon={withPublished} />
          </div>
        )}
        {withDraft && (
          <div>
            <Title order={3} size="h6" mb="xs">
              By the draft
            </Title>
            <SimulatedSteps logon={withDraft} />
          </div>
        )}
        {!withDraft && (
          <Text size="sm" c="dimmed">
            There is no draft of this flow.
          </Text>
        )}
      </Stack>
    </Panel>
  )
}
