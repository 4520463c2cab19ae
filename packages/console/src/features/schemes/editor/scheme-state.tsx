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

/** What is live and since when, whether there is a draft, and whether anybody is let in at all. */
export function SchemeState({ scheme, canWrite, onChanged }: SchemeStateProps) {
  const [updateScheme] = useMutation(UpdateSchemeDocument)
  const [refusal, setRefusal] = useState<SchemeRefusalFragment | null>(null)
  const setEnabled = async (enabled: boolean, override: string | null = null) => {
    const { data } = await updateScheme({ variables: { input: { key: scheme.key, enabled, override } } })
    const result = data!.updateScheme
    if (result.__typename === 'SchemeRejected') return setRefusal(result)
    setRefusal(null)
    showDone(enabled ? `${scheme.name} is enabled.` : `${scheme.name} is disabled: nobody gets in by it.`)
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
              consequence="Nobody logs on by it until it is enabled again, and whoever is half-way in has to stop. Sessions that are open stay."
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
        confirmLabel={scheme.enabled ? 'Disable it all the same' : 'Enable it all the same'}
        onOverride={(words) => setEnabled(!scheme.enabled, words)}
        onClose={() => setRefusal(null)}
      />
    </>
  )
}
