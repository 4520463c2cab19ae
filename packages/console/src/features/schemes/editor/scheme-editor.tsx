import { Alert, Button, Grid, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconHistory, IconPlayerPlay } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { ConflictNotice } from '../../../components/feedback/conflict-notice.tsx'
import { ProblemNotice } from '../../../components/feedback/problem-notice.tsx'
import { UnsavedChangesGuard } from '../../../forms/unsaved-changes-guard.tsx'
import type { ApiModule } from '../steps/to-rule-module.ts'
import { usePermission } from '../../../lib/client/viewer.ts'
import { EditorActions } from './editor-actions.tsx'
import { addStep, type EditedStep, setStepOptions } from '../steps/steps.ts'
import { StepDragging } from '../steps/step-dragging.tsx'
import { StepList } from '../steps/step-list.tsx'
import { HistoryDrawer } from '../history/history-drawer.tsx'
import { LiveComparison } from './live-comparison.tsx'
import { ModulePanel } from '../steps/module-panel.tsx'
import { ProvisionalBanner } from '../../../components/publications/provisional-banner.tsx'
import { SchemeState } from './scheme-state.tsx'
import { StepOptionsDrawer } from '../steps/step-options-drawer.tsx'
import { useSchemeEditing } from '../editing/use-scheme-editing.ts'
import { WarningsModal } from './warnings-modal.tsx'
import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

// Rarely opened, so loaded on demand.
const ReviewDrawer = lazy(async () => ({ default: (await import('../publishing/review-drawer.tsx')).ReviewDrawer }))
const SimulateDrawer = lazy(async () => ({
  default: (await import('../simulation/simulate-drawer.tsx')).SimulateDrawer,
}))

interface SchemeEditorProps {
  scheme: SchemePartsFragment
  modules: readonly ApiModule[]
  /** Loads the current scheme from the server. */
  onReload: () => Promise<SchemePartsFragment | null>
}

export function SchemeEditor({ scheme, modules, onReload }: SchemeEditorProps) {
  const canWrite = usePermission('schemes:write') && scheme.editable
  const canSimulate = usePermission('users:read')
  const [isReviewing, setReviewing] = useState<'asked' | 'refused' | null>(null)
  const editing = useSchemeEditing(scheme, modules, () => setReviewing('refused'))
  const [optionsOf, setOptionsOf] = useState<EditedStep | null>(null)
  const [isHistoryOpen, history] = useDisclosure(false)
  const [isSimulating, simulation] = useDisclosure(false)
  const [isConfirming, confirmation] = useDisclosure(false)
  const { steps, change, problems } = editing
  const toModule = (id: string) => modules.find((module) => module.id === id)
  const add = (module: ApiModule, index?: number) =>
    change(addStep(steps, module.id, index), `${module.title} added as step ${(index ?? steps.length) + 1}.`)
  const reload = async () => {
    const reloaded = await onReload()
    if (reloaded) editing.beginFrom(reloaded)
  }
  const ofWhole = problems.filter((problem) => problem.step == null)

  return (
    <StepDragging steps={steps} modules={modules} onMove={change} onAdd={add}>
      <UnsavedChangesGuard isActive={editing.hasChanges && !editing.isSaving} what="scheme" />
      <VisuallyHidden role="status">{editing.announcement}</VisuallyHidden>
      {scheme.pending && (
        <ProvisionalBanner
          scheme={scheme}
          onSettled={(settled) => (editing.hasChanges ? undefined : editing.beginFrom(settled))}
          onOver={() =>
            void onReload().then((reloaded) => reloaded && !editing.hasChanges && editing.beginFrom(reloaded))
          }
        />
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: canWrite ? 8 : 12 }}>
          <Paper withBorder p="lg" component="section" aria-label={`${scheme.name} scheme`}>
            <Group justify="space-between" mb="md" gap="xs">
              <SchemeState
                scheme={scheme}
                canWrite={canWrite}
                onChanged={(changed) => !editing.hasChanges && editing.beginFrom(changed)}
              />
              <Group gap="xs">
                {canSimulate && (
                  <Button
                    variant="default"
                    size="xs"
                    leftSection={<IconPlayerPlay size={14} aria-hidden />}
                    onClick={simulation.open}>
                    Simulate
                  </Button>
                )}
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconHistory size={14} aria-hidden />}
                  onClick={history.open}>
                  History
                </Button>
              </Group>
            </Group>
            <Stack gap="md">
              {editing.hasConflict && (
                <ConflictNotice
                  title="Someone else has published this scheme"
                  current="the live version"
                  onReload={reload}
                />
              )}
              <LiveComparison
                isDifferent={editing.isDifferent}
                live={editing.live}
                edited={steps}
                modules={modules}
                versionNumber={scheme.published.number}>
                <StepList
                  steps={steps}
                  toModule={toModule}
                  problems={problems}
                  isReadOnly={!canWrite}
                  onChange={change}
                  onRemove={editing.remove}
                  onOpenOptions={setOptionsOf}
                />
              </LiveComparison>
              {ofWhole.length > 0 && (
                <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
                  {ofWhole.map((problem) => (
                    <Text size="sm" key={`${problem.code}-${problem.message}`}>
                      {problem.message}
                    </Text>
                  ))}
                </Alert>
              )}
              {editing.failure !== null && <ProblemNotice error={editing.failure} />}
              {canWrite ? (
                <EditorActions
                  scheme={scheme}
                  editing={editing}
                  onSave={() => (editing.warnings.length > 0 ? confirmation.open() : void editing.save())}
                  onReview={() => setReviewing('asked')}
                />
              ) : (
                <Text size="sm" c="dimmed">
                  {scheme.editable
                    ? 'You can view this scheme but not change it.'
                    : 'This scheme is built in, so that there is always a way back in.'}
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
      <WarningsModal
        warnings={editing.warnings}
        opened={isConfirming}
        onClose={confirmation.close}
        onConfirm={editing.save}
      />
      <StepOptionsDrawer
        step={optionsOf}
        module={optionsOf ? toModule(optionsOf.module) : undefined}
        isReadOnly={!canWrite}
        onClose={() => setOptionsOf(null)}
        onApply={(options) => optionsOf && change(setStepOptions(steps, optionsOf.key, options))}
      />
      <HistoryDrawer
        scheme={scheme}
        modules={modules}
        opened={isHistoryOpen}
        hasUnsavedChanges={editing.hasChanges}
        canRollBack={canWrite}
        onClose={history.close}
        onRolledBack={editing.beginFrom}
      />
      <Suspense fallback={null}>
        {isReviewing && (
          <ReviewDrawer
            scheme={scheme}
            editing={editing}
            wasRefused={isReviewing === 'refused'}
            onClose={() => setReviewing(null)}
          />
        )}
        {isSimulating && (
          <SimulateDrawer scheme={scheme} edited={editing.isDifferent ? steps : null} onClose={simulation.close} />
        )}
      </Suspense>
    </StepDragging>
  )
}
