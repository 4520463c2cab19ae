import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { showDone, showRefused } from '../../components/feedback/toast.tsx'
import { RemoveRoleDocument, type RolePartsFragment, RolesAndTheirUseDocument } from './gql/roles.ts'

/** Removes a role. Disabled while the role is used. */
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
    // The role was assigned in the meantime: the refreshed list shows where.
    if (result.__typename === 'RoleRejected')
      return showRefused(result.problems.map(({ message }) => message).join(' '))
    showDone(`${role.title} removed.`)
  }
  return (
    <ConfirmButton
      label={`Remove ${role.title}`}
      disabled={isUsed}
      title={`Remove ${role.title}?`}
      consequence="No user has this role. It can no longer be assigned afterwards."
      confirmLabel="Remove role"
      onConfirm={run}>
      Remove
    </ConfirmButton>
  )
}
