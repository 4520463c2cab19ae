import { Drawer, Stack, Text } from '@mantine/core'
import { Suspense, lazy, useState } from 'react'
import type { ApiModule } from '../steps/to-rule-module.ts'
import { HistoryEntry } from './history-entry.tsx'
import type { SchemePartsFragment, VersionPartsFragment } from '../../../lib/documents/gql/schemes.ts'

const RollBackModal = lazy(async () => ({ default: (await import('./roll-back-modal.tsx')).RollBackModal }))

interface HistoryDrawerProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  opened: boolean
  hasUnsavedChanges: boolean
  canRollBack: boolean
  onClose: () => void
  onRolledBack: (scheme: SchemePartsFragment) => void
}

/** The versions of a scheme, newest first, each with author, time, note and changes, and a button to roll back to it. */
export function HistoryDrawer({
  scheme,
  modules,
  opened,
  hasUnsavedChanges,
  canRollBack,
  onClose,
  onRolledBack,
}: HistoryDrawerProps) {
  const [target, setTarget] = useState<VersionPartsFragment | null>(null)
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnEscape={target === null}
      size="md"
      title={`History of ${scheme.name}`}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          Versions never change. Rolling back publishes the old steps as a new version. Logons in progress keep the
          version they started with.
        </Text>
        <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Versions">
          {scheme.versions.map((version, index) => (
            <HistoryEntry
              key={version.number}
              scheme={scheme}
              modules={modules}
              version={version}
              previous={scheme.versions[index + 1]}
              isLive={version.number === scheme.published.number}
              onRollBack={
                canRollBack && version.number !== scheme.published.number ? () => setTarget(version) : undefined
              }
            />
          ))}
        </Stack>
      </Stack>
      <Suspense fallback={null}>
        {target && (
          <RollBackModal
            scheme={scheme}
            modules={modules}
            version={target}
            hasUnsavedChanges={hasUnsavedChanges}
            onClose={() => setTarget(null)}
            onRolledBack={(rolledBack) => {
              setTarget(null)
              onRolledBack(rolledBack)
              onClose()
            }}
          />
        )}
      </Suspense>
    </Drawer>
  )
}
