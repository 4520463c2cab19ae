import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { showDone, showRefused } from '../../components/feedback/toast.tsx'
import { RemoveRoleDocument, type RolePartsFragment, RolesAndTheirUseDocument } from './gql/roles.ts'

/** A role can go only while nothing names it; otherwise the button says what does. */
export function RemoveRoleButton({ role }: { role: RolePartsFragment }) {
  const [remove] = useMutation(RemoveRoleDocument, {
    refetchQueries: [RolesAndTheirUseDocument],
    awaitRefetchQueries: true,
  })
  const { users, accessTypes, invariants } = role.usedBy
  const isUsed = users + accessTypes.length + invariants.length > 0
  const run = async () => {
    const { data } = await remove({ variables: { name: role.name } })
    const result = data!.removeRole
    // Somebody was given it meanwhile: the list says who by now.
    if (result.__typename === 'RoleRejected')
      return showRefused(result.problems.map(({ message }) => message).join(' '))
    showDone(`${role.title} is removed.`)
  }
  return (
    <ConfirmButton
      label={`Remove ${role.title}`}
      disabled={isUsed}
      title={`Remove ${role.title}?`}
      consequence="Nobody has it now, and nobody can be given it afterwards."
      confirmLabel="Remove role"
      onConfirm={run}>
      Remove
    </ConfirmButton>
  )
}
