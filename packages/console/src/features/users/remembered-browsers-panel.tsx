import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RememberedBrowserList } from '../../components/sessions/remembered-browser-list.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { ForgetUserBrowsersDocument, UserDocument, type UserQuery } from './gql/users.ts'

/** The browsers in which a user is not asked for a second factor. */
export function RememberedBrowsersPanel({
  user,
  canWrite,
}: {
  user: NonNullable<UserQuery['user']>
  canWrite: boolean
}) {
  const [forget] = useMutation(ForgetUserBrowsersDocument, {
    variables: { userId: user.id },
    refetchQueries: [UserDocument],
    awaitRefetchQueries: true,
  })
  if (user.rememberedBrowsers.length === 0) return null
  return (
    <Panel
      title="Remembered browsers"
      actions={
        canWrite && (
          <ConfirmButton
            title={`Forget the remembered browsers of ${user.username}?`}
            consequence={`${user.username} is asked for the second factor again at the next logon in each of them. Sessions continue.`}
            confirmLabel="Forget browsers"
            onConfirm={async () => {
              await forget()
              showDone('Browsers forgotten.')
            }}>
            Forget browsers
          </ConfirmButton>
        )
      }>
      <RememberedBrowserList browsers={user.rememberedBrowsers} />
    </Panel>
  )
}
