import { useMutation } from '@apollo/client/react'
import { Alert, Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { useState } from 'react'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/toast.tsx'
import { RollbackSchemeDocument, type SchemePartsFragment, type VersionPartsFragment } from '../../gql/graphql.ts'
import type { ApiModule } from '../../lib/to-rule-module.ts'
import { describeChanges } from './describe-changes.ts'

interface HistoryEntryProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  version: VersionPartsFragment
  previous: VersionPartsFragment | undefined
  isLive: boolean
  hasUnsavedChanges: boolean
  canRollBack: boolean
  onRolledBack: (published: VersionPartsFragment) => void
}

export function HistoryEntry({ scheme, modules, version, previous, isLive, hasUnsavedChanges, canRollBack, onRolledBack }: HistoryEntryProps) {
  const [rollback] = useMutation(RollbackSchemeDocument)
  const [problems, setProblems] = useState<readonly string[]>([])
  const steps = version.steps.map((step) => ({ module: step.module.id }))
  const warnings = scheme.enabled ? findSchemeWarnings({ name: scheme.name, steps }, modules) : []
  const flow = version.steps.map((step) => step.module.title).join(' → ')

  const rollBack = async () => {
    setProblems([])
    const { data } = await rollback({ variables: { key: scheme.key, version: version.number } })
    const result = data!.rollbackScheme
    if (result.__typename === 'SchemeRejected') {
      setProblems(result.problems.map((problem) => problem.message))
      return
    }
    showDone(`Version ${result.published.number} is live, with the steps of version ${version.number}.`)
    onRolledBack(result.published)
  }
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
          </Group>
          {canRollBack && !isLive && (
            <ConfirmButton
              label={`Roll back to version ${version.number}`}
              isDangerous={warnings.length > 0}
              title={`Roll back to version ${version.number}?`}
              consequence={[`${flow} goes live as a new version, for every logon that begins from then on.`, ...warnings.map(({ message }) => message), ...(hasUnsavedChanges ? ['Your unsaved changes are lost.'] : [])].join(' ')}
              confirmLabel="Roll back"
              onConfirm={rollBack}
            >
              Roll back
            </ConfirmButton>
          )}
        </Group>
        <Text size="sm">{flow}</Text>
        <Text size="sm" c="dimmed">
          {describeChanges(previous?.steps, version.steps).join(' ')}
        </Text>
        {version.note && <Text size="sm">“{version.note}”</Text>}
        <Text size="sm" c="dimmed">
          <RelativeTime at={version.savedAt} /> by {version.savedBy}
        </Text>
        {problems.length > 0 && (
          <Alert color="red" variant="light" role="alert" title="This version can’t go live now">
            {problems.map((message) => (
              <Text size="sm" key={message}>
                {message}
              </Text>
            ))}
          </Alert>
        )}
      </Stack>
    </Paper>
  )
}
