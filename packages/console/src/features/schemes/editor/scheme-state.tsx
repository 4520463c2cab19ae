import { useMutation } from '@apollo/client/react'
import { Badge, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmButton } from '../../../components/feedback/confirm-button.tsx'
import { RefusedChangeModal } from '../../../components/lockout/refused-change-modal.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { showDone, showProblem } from '../../../components/feedback/toast.tsx'
import { UpdateSchemeDocument } from '../gql/schemes.ts'
import type { SchemePartsFragment, SchemeRefusalFragment } from '../../../lib/documents/gql/schemes.ts'

interface SchemeStateProps {
  scheme: SchemePartsFragment
  canWrite: boolean
  onChanged: (scheme: SchemePartsFragment) => void
}

/** The live version and its age, the draft, and whether the scheme is enabled. */
export function SchemeState({ scheme, canWrite, onChanged }: SchemeStateProps) {
  const [updateScheme] = useMutation(UpdateSchemeDocument)
  const [refusal, setRefusal] = useState<SchemeRefusalFragment | null>(null)
  const setEnabled = async (enabled: boolean, override: string | null = null) => {
    const { data } = await updateScheme({ variables: { input: { key: scheme.key, enabled, override } } })
    const result = data!.updateScheme
    if (result.__typename === 'SchemeRejected') return setRefusal(result)
    setRefusal(null)
    showDone(enabled ? `${scheme.name} enabled.` : `${scheme.name} disabled. No one can log on through it.`)
    onChanged(result)
  }
  return (
    <>
      <Group gap="xs">
        {!scheme.enabled && (
          <Badge color="red" variant="light">
            Disabled
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          Version {scheme.published.number} is live · <RelativeTime at={scheme.published.savedAt} /> by{' '}
          {scheme.published.savedBy}
        </Text>
        {scheme.draft && (
          <Badge variant="light">
            Draft: <RelativeTime at={scheme.draft.savedAt} /> by {scheme.draft.savedBy}
          </Badge>
        )}
        {canWrite &&
          (scheme.enabled ? (
            <ConfirmButton
              variant="subtle"
              color="gray"
              title={`Disable ${scheme.name}?`}
              consequence="No one can log on through it until it is enabled again. Logons in progress end; open sessions continue."
              confirmLabel="Disable scheme"
              onConfirm={() => setEnabled(false)}>
              Disable
            </ConfirmButton>
          ) : (
            <Button size="xs" variant="default" onClick={() => void setEnabled(true).catch(showProblem)}>
              Enable
            </Button>
          ))}
      </Group>
      <RefusedChangeModal
        title={scheme.enabled ? `${scheme.name} was not disabled` : `${scheme.name} was not enabled`}
        refusal={refusal}
        confirmLabel={scheme.enabled ? 'Disable anyway' : 'Enable anyway'}
        onOverride={(reason) => setEnabled(!scheme.enabled, reason)}
        onClose={() => setRefusal(null)}
      />
    </>
  )
}
