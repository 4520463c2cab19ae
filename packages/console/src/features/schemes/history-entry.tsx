import { useMutation } from '@apollo/client/react'
import { Alert, Badge, Code, Group, Paper, Stack, Text } from '@mantine/core'
import { describeSchemeChanges } from '@sallyport/shared/scheme-diff'
import { findSchemeWarnings } from '@sallyport/shared/scheme-warnings'
import { useState } from 'react'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { GuardRefusal } from '../../components/guard-refusal.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/toast.tsx'
import { RollbackSchemeDocument, type SchemePartsFragment, type SchemeRefusalFragment, type VersionPartsFragment } from './gql/schemes.ts'
import { isOfGuard } from '../../lib/guard-codes.ts'
import type { ApiModule } from './to-rule-module.ts'
import { toDiffModule } from './to-diff-module.ts'

interface HistoryEntryProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  version: VersionPartsFragment
  previous: VersionPartsFragment | undefined
  isLive: boolean
  hasUnsavedChanges: boolean
  canRollBack: boolean
  onRolledBack: (scheme: SchemePartsFragment) => void
}

export function HistoryEntry({ scheme, modules, version, previous, isLive, hasUnsavedChanges, canRollBack, onRolledBack }: HistoryEntryProps) {
  const [rollback] = useMutation(RollbackSchemeDocument)
  const [refusal, setRefusal] = useState<SchemeRefusalFragment | null>(null)
  const steps = version.steps.map((step) => ({ module: step.module.id }))
  const warnings = scheme.enabled ? findSchemeWarnings({ name: scheme.name, steps }, modules) : []
  const flow = version.steps.map((step) => step.module.title).join(' → ')

  const isAboutAdministrators = isOfGuard(refusal?.problems ?? [])
  const changes = describeSchemeChanges(toRuleSteps(previous), toRuleSteps(version), modules.map(toDiffModule))

  const rollBack = async (override: string | null) => {
    setRefusal(null)
    const { data } = await rollback({ variables: { key: scheme.key, version: version.number, override } })
    const result = data!.rollbackScheme
    if (result.__typename === 'SchemeRejected') return setRefusal(result)
    showDone(`Version ${result.published.number} is live, with the steps of version ${version.number}.`)
    onRolledBack(result)
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
            {version.number === scheme.draft?.number && <Badge variant="light">Draft</Badge>}
          </Group>
          {canRollBack && !isLive && (
            <ConfirmButton
              label={`Roll back to version ${version.number}`}
              isDangerous={warnings.length > 0}
              title={`Roll back to version ${version.number}?`}
              consequence={[`${flow} goes live as a new version, for every logon that begins from then on.`, ...warnings.map(({ message }) => message), ...(hasUnsavedChanges ? ['Your unsaved changes are lost.'] : [])].join(' ')}
              confirmLabel="Roll back"
              onConfirm={() => rollBack(null)}
            >
              Roll back
            </ConfirmButton>
          )}
        </Group>
        <Text size="sm">{flow}</Text>
        <Text size="sm" c="dimmed">
          {!previous ? 'The first version.' : changes.length === 0 ? 'The same steps as before.' : `${changes.map(({ text }) => text).join('. ')}.`}
        </Text>
        {version.note && <Text size="sm">“{version.note}”</Text>}
        <Text size="sm" c="dimmed">
          <RelativeTime at={version.savedAt} /> by {version.savedBy} · <Code title={`SHA-256 of its steps: ${version.hash}`}>{version.hash.slice(0, 8)}</Code>
        </Text>
        {refusal && isAboutAdministrators && <GuardRefusal refusal={refusal} confirmLabel="Roll back all the same" takesItselfBack onOverride={rollBack} onCancel={() => setRefusal(null)} />}
        {refusal && !isAboutAdministrators && (
          <Alert color="red" variant="light" role="alert" title="This version can’t go live now">
            {refusal.problems.map(({ message }) => (
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

const toRuleSteps = (version: VersionPartsFragment | undefined) => (version?.steps ?? []).map(({ module, options }) => ({ module: module.id, options: options ?? {} }))
