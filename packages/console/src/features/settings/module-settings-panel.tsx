import { useMutation } from '@apollo/client/react'
import { Anchor, Button, Grid, Group, Paper, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { ConflictNotice } from '../../components/feedback/conflict-notice.tsx'
import { RefusedChangeModal } from '../../components/lockout/refused-change-modal.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { SettingsForm } from '../../forms/settings/settings-form.tsx'
import type { FormValues } from '../../forms/settings/setting-values.ts'
import {
  CheckModuleDocument,
  type ModuleSettingsPartsFragment,
  type SettingsRefusalFragment,
  UpdateSettingsDocument,
} from './gql/settings.ts'
import { canOverride } from '../../lib/errors/overridable-codes.ts'
import { isConflict, toProblem } from '../../lib/client/problem.ts'
import { usePermission } from '../../lib/client/viewer.ts'
import { ConnectionCheck } from './connection-check.tsx'

interface ModuleSettingsPanelProps {
  settings: ModuleSettingsPartsFragment
  onReload: () => Promise<unknown>
}

/** Keeps the result of a check in view next to its button, however long the form is. */
const STAYS_IN_SIGHT = { position: 'sticky', insetBlockStart: 72, alignSelf: 'flex-start' } as const

/** A module's form with "Check the connection". It keeps its input when someone else saves in the meantime. */
export function ModuleSettingsPanel({ settings, onReload }: ModuleSettingsPanelProps) {
  const canWrite = usePermission('settings:write')
  const [updateSettings] = useMutation(UpdateSettingsDocument)
  const [checkModule, check] = useMutation(CheckModuleDocument)
  const [hasConflict, setHasConflict] = useState(false)
  // The form starts from this. A refresh of the cache must neither reset it nor change its revision.
  const [begun, setBegun] = useState(settings)
  const [formKey, setFormKey] = useState(0)
  const { module } = begun

  const beginAgain = (from: ModuleSettingsPartsFragment) => {
    setBegun(from)
    setFormKey((key) => key + 1)
    setHasConflict(false)
  }
  const [refused, setRefused] = useState<{ changes: FormValues; refusal: SettingsRefusalFragment } | null>(null)
  const save = async (changes: FormValues, override: string | null = null) => {
    setHasConflict(false)
    try {
      const { data } = await updateSettings({
        variables: {
          input: { module: module.id, values: changes, revision: begun.revision, ...(override && { override }) },
        },
      })
      const result = data!.updateSettings
      if (result.__typename === 'SettingsRejected') {
        if (canOverride(result.problems)) {
          setRefused({ changes, refusal: result })
          return []
        }
        if (result.problems.some((problem) => isConflict(problem.code))) setHasConflict(true)
        return result.problems.filter((problem) => !isConflict(problem.code))
      }
      setRefused(null)
      beginAgain(result)
      check.reset()
      showDone(`${module.title} settings saved.`)
      return []
    } catch (error) {
      if (!isConflict(toProblem(error).code)) throw error
      setHasConflict(true)
      return []
    }
  }
  // Only a requested reload replaces what is being edited.
  const [isReloading, setReloading] = useState(false)
  useEffect(() => {
    if (isReloading && settings.revision !== begun.revision) {
      setReloading(false)
      beginAgain(settings)
    }
  }, [isReloading, settings, begun.revision])

  return (
    <Grid gap="lg">
      <RefusedChangeModal
        title={`${module.title} settings were not saved`}
        refusal={refused?.refusal ?? null}
        confirmLabel="Save anyway"
        onOverride={async (words) => void (await save(refused!.changes, words))}
        onClose={() => setRefused(null)}
      />
      <Grid.Col span={{ base: 12, md: module.checkable ? 7 : 12 }}>
        <Paper withBorder p="lg" maw={720}>
          <Stack gap="lg">
            <Text c="dimmed" size="sm">
              {module.description}{' '}
              {begun.updatedAt && (
                <>
                  Last changed <RelativeTime at={begun.updatedAt} />.
                </>
              )}
            </Text>
            {hasConflict && (
              <ConflictNotice
                title="Someone else has changed these settings"
                current="the current values"
                onReload={() => {
                  setReloading(true)
                  return onReload()
                }}
              />
            )}
            <SettingsForm
              key={`${module.id}-${formKey}`}
              fields={module.settings}
              stored={begun.values}
              secretsSet={begun.secretsSet}
              isReadOnly={!canWrite}
              onSave={(changes) => save(changes)}
              unsavedHint={
                module.checkable ? 'There are unsaved changes. Save them before you check the connection.' : undefined
              }
              renderActions={({ hasChanges }) =>
                module.checkable &&
                canWrite && (
                  <Button
                    variant="default"
                    loading={check.loading}
                    disabled={hasChanges}
                    title={hasChanges ? 'The check uses the saved settings. Save first.' : undefined}
                    onClick={() => checkModule({ variables: { module: module.id } }).catch(() => undefined)}>
                    Check the connection
                  </Button>
                )
              }
            />
          </Stack>
        </Paper>
      </Grid.Col>
      {module.checkable && (
        <Grid.Col span={{ base: 12, md: 5 }} style={STAYS_IN_SIGHT}>
          <ConnectionCheck
            check={check.data?.checkModule}
            error={check.error}
            isRunning={check.loading}
            isConfigured={settings.module.configured}
            title={module.title}
          />
          {settings.module.configured && check.data?.checkModule.ok !== false && (
            <Group mt="md">
              <Text size="sm" c="dimmed">
                Ready? Add it to a scheme in{' '}
                <Anchor component={Link} to="/authentication/schemes" size="sm" underline="always">
                  Schemes
                </Anchor>
                .
              </Text>
            </Group>
          )}
        </Grid.Col>
      )}
    </Grid>
  )
}
