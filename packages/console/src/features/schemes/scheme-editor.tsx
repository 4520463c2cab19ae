import { Alert, Button, Grid, Group, Paper, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { UnsavedChangesGuard } from '../../forms/unsaved-changes-guard.tsx'
import type { SchemePartsFragment } from '../../gql/graphql.ts'
import type { ApiModule } from '../../lib/to-rule-module.ts'
import { usePermission } from '../../lib/viewer.ts'
import { addStep, type FlowStep, setStepOptions } from './flow.ts'
import { FlowDragging } from './flow-dragging.tsx'
import { FlowList } from './flow-list.tsx'
import { HistoryDrawer } from './history-drawer.tsx'
import { ModulePanel } from './module-panel.tsx'
import { SchemeConflict } from './scheme-conflict.tsx'
import { StepOptionsDrawer } from './step-options-drawer.tsx'
import { useSchemeEditing } from './use-scheme-editing.ts'
import { WarningsModal } from './warnings-modal.tsx'

interface SchemeEditorProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  /** Asks the server for the scheme as it is now. */
  onReload: () => Promise<SchemePartsFragment | null>
}

export function SchemeEditor({ scheme, modules, onReload }: SchemeEditorProps) {
  const canWrite = usePermission('schemes:write')
  const editing = useSchemeEditing(scheme, modules)
  const [optionsOf, setOptionsOf] = useState<FlowStep | null>(null)
  const [isHistoryOpen, history] = useDisclosure(false)
  const [isConfirming, confirmation] = useDisclosure(false)
  const reasonId = useId()
  const { steps, change, problems, hasChanges, isBlocked } = editing
  const toModule = (id: string) => modules.find((module) => module.id === id)
  const add = (module: ApiModule, index?: number) => change(addStep(steps, module.id, index), `${module.title} added as step ${(index ?? steps.length) + 1}.`)
  const reload = async () => {
    const reloaded = await onReload()
    if (reloaded) editing.beginFrom(reloaded.published)
  }

  return (
    <FlowDragging steps={steps} modules={modules} onMove={change} onAdd={add}>
      <UnsavedChangesGuard isActive={hasChanges && !editing.isSaving} what="scheme" />
      <VisuallyHidden role="status">{editing.announcement}</VisuallyHidden>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: canWrite ? 8 : 12 }}>
          <Paper withBorder p="lg" component="section" aria-label={`${scheme.name} flow`}>
            <Group justify="space-between" mb="md" gap="xs">
              <Text size="sm" c="dimmed">
                Version {scheme.published.number} is live · <RelativeTime at={scheme.published.savedAt} /> by {scheme.published.savedBy}
              </Text>
              <Button variant="default" size="xs" leftSection={<IconHistory size={14} aria-hidden />} onClick={history.open}>
                History
              </Button>
            </Group>
            <Stack gap="md">
              {editing.hasConflict && <SchemeConflict onReload={reload} />}
              <FlowList steps={steps} toModule={toModule} problems={problems} isReadOnly={!canWrite} onChange={change} onRemove={editing.remove} onOpenOptions={setOptionsOf} />
              {problems.some((problem) => problem.step == null) && (
                <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
                  {problems
                    .filter((problem) => problem.step == null)
                    .map((problem) => (
                      <Text size="sm" key={problem.code}>
                        {problem.message}
                      </Text>
                    ))}
                </Alert>
              )}
              {editing.failure !== null && <ProblemNotice error={editing.failure} />}
              {canWrite ? (
                <Stack gap="sm">
                  {hasChanges && (
                    <TextInput
                      label="Note"
                      description="Why you change it, for whoever reads the history. Optional."
                      maxLength={500}
                      value={editing.note}
                      onChange={(event) => editing.setNote(event.currentTarget.value)}
                    />
                  )}
                  <Group gap="sm">
                    <Button onClick={() => (editing.warnings.length > 0 ? confirmation.open() : void editing.save())} loading={editing.isSaving} disabled={!hasChanges || isBlocked} aria-describedby={reasonId}>
                      Save scheme
                    </Button>
                    {hasChanges && (
                      <Button variant="subtle" color="gray" onClick={editing.discard}>
                        Discard
                      </Button>
                    )}
                    <Text size="sm" c="dimmed" id={reasonId}>
                      {isBlocked ? 'Mend what is marked first; then it can be saved.' : hasChanges ? `Saving makes this version ${scheme.published.number + 1}, for every logon that begins from then on.` : 'Nothing has been changed.'}
                    </Text>
                  </Group>
                </Stack>
              ) : (
                <Text size="sm" c="dimmed">
                  You can see this scheme, but not change it.
                </Text>
              )}
            </Stack>
          </Paper>
        </Grid.Col>
        {canWrite && (
          <Grid.Col span={{ base: 12, md: 4 }}>
            <ModulePanel modules={modules} onAdd={add} />
          </Grid.Col>
        )}
      </Grid>
      <WarningsModal warnings={editing.warnings} opened={isConfirming} onClose={confirmation.close} onConfirm={editing.save} />
      <StepOptionsDrawer
        step={optionsOf}
        module={optionsOf ? toModule(optionsOf.module) : undefined}
        isReadOnly={!canWrite}
        onClose={() => setOptionsOf(null)}
        onApply={(options) => optionsOf && change(setStepOptions(steps, optionsOf.key, options))}
      />
      <HistoryDrawer scheme={scheme} modules={modules} opened={isHistoryOpen} hasUnsavedChanges={hasChanges} canRollBack={canWrite} onClose={history.close} onRolledBack={editing.beginFrom} />
    </FlowDragging>
  )
}
