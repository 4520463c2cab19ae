import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import { DiscardDraftButton } from './discard-draft-button.tsx'
import type { SchemeEditing } from '../editing/use-scheme-editing.ts'
import type { SchemePartsFragment } from '../../../lib/documents/gql/schemes.ts'

interface EditorActionsProps {
  scheme: SchemePartsFragment
  editing: SchemeEditing
  onSave: () => void
  onReview: () => void
}

/** The actions for edited steps: save, review and publish, save as a draft, discard. */
export function EditorActions({ scheme, editing, onSave, onReview }: EditorActionsProps) {
  const reasonId = useId()
  const { hasChanges, isDifferent, isBlocked, hasDraft } = editing
  return (
    <Stack gap="sm">
      {isDifferent && (
        <TextInput
          label="Note"
          description="The reason for the change, for the version history. Optional."
          maxLength={500}
          value={editing.note}
          onChange={(event) => editing.setNote(event.currentTarget.value)}
        />
      )}
      <Group gap="sm">
        <Button
          onClick={onSave}
          loading={editing.isSaving}
          disabled={!isDifferent || isBlocked}
          aria-describedby={reasonId}>
          Save scheme
        </Button>
        {isDifferent && (
          <Button variant="default" onClick={onReview}>
            Review and publish
          </Button>
        )}
        {hasChanges && (
          <Button variant="subtle" onClick={() => void editing.saveDraft()} disabled={editing.isSaving}>
            Save draft
          </Button>
        )}
        {hasChanges && (
          <Button variant="subtle" color="gray" onClick={editing.discard}>
            Discard changes
          </Button>
        )}
        {hasDraft && !hasChanges && scheme.draft && (
          <DiscardDraftButton
            schemeKey={scheme.key}
            draft={scheme.draft.number}
            onDiscarded={editing.beginFrom}
            onConflict={() => editing.setHasConflict(true)}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" id={reasonId}>
        {toReason(scheme, editing)}
      </Text>
    </Stack>
  )
}

function toReason(
  { published, draft }: SchemePartsFragment,
  { isBlocked, isDifferent, hasDraft }: SchemeEditing,
): string {
  if (isBlocked) return 'Fix the marked steps before publishing. Drafts may contain errors.'
  if (!isDifferent) return hasDraft ? 'The draft is identical to the live version.' : 'No changes.'
  const next = Math.max(published.number, draft?.number ?? 0) + 1
  return `Saving publishes ${hasDraft ? 'the draft' : `version ${next}`} for every logon that starts from then on.`
}
