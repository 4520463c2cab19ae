import { Badge, Button, Code, Group, Paper, Stack, Text } from '@mantine/core'
import { describeSchemeChanges } from '@sallyport/shared/scheme-diff'
import { RelativeTime } from '../../../components/relative-time.tsx'
import type { ApiModule } from '../steps/to-rule-module.ts'
import { toDiffModule } from '../steps/to-diff-module.ts'
import type { SchemePartsFragment, VersionPartsFragment } from '../../../lib/documents/gql/schemes.ts'

interface HistoryEntryProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  version: VersionPartsFragment
  previous: VersionPartsFragment | undefined
  isLive: boolean
  /** Absent if this version can't be rolled back to. */
  onRollBack: (() => void) | undefined
}

export function HistoryEntry({ scheme, modules, version, previous, isLive, onRollBack }: HistoryEntryProps) {
  const titles = version.steps.map((step) => step.module.title).join(' → ')
  const changes = describeSchemeChanges(toRuleSteps(previous), toRuleSteps(version), modules.map(toDiffModule))
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text fw={600}>Version {version.number}</Text>
            {isLive && (
              <Badge color="teal" variant="light">
                Live
              </Badge>
            )}
            {version.number === scheme.draft?.number && <Badge variant="light">Draft</Badge>}
          </Group>
          {onRollBack && (
            <Button
              variant="default"
              size="xs"
              aria-label={`Roll back to version ${version.number}`}
              onClick={onRollBack}>
              Roll back
            </Button>
          )}
        </Group>
        <Text size="sm">{titles}</Text>
        <Text size="sm" c="dimmed">
          {!previous
            ? 'First version.'
            : changes.length === 0
              ? 'Same steps as before.'
              : `${changes.map(({ text }) => text).join('. ')}.`}
        </Text>
        {version.note && <Text size="sm">“{version.note}”</Text>}
        <Text size="sm" c="dimmed">
          <RelativeTime at={version.savedAt} /> by {version.savedBy} ·{' '}
          <Code title={`SHA-256 of its steps: ${version.hash}`}>{version.hash.slice(0, 8)}</Code>
        </Text>
      </Stack>
    </Paper>
  )
}

const toRuleSteps = (version: VersionPartsFragment | undefined) =>
  (version?.steps ?? []).map(({ module, options }) => ({ module: module.id, options: options ?? {} }))
