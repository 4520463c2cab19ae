import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RememberedBrowserList, type ShownBrowser } from '../../components/sessions/remembered-browser-list.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { DashboardDocument, ForgetMyBrowsersDocument } from './gql/dashboard.ts'

/** The browsers in which the user is not asked for a second factor for a while. */
export function MyBrowsersPanel({ browsers }: { browsers: readonly ShownBrowser[] | undefined }) {
  const [forget] = useMutation(ForgetMyBrowsersDocument, {
    refetchQueries: [DashboardDocument],
    awaitRefetchQueries: true,
  })
  if (!browsers || browsers.length === 0) return null
  return (
    <Panel
      title="Remembered browsers"
      description="Browsers in which you are not asked for your second factor. Changing your password or ending your other sessions also forgets them."
      actions={
        <ConfirmButton
          title="Forget all browsers?"
          consequence="You are asked for your second factor again at the next logon in each of them, including this one."
          confirmLabel="Forget browsers"
          onConfirm={async () => {
            await forget()
            showDone('Browsers forgotten.')
          }}>
          Forget browsers
        </ConfirmButton>
      }>
      <RememberedBrowserList browsers={browsers} />
    </Panel>
  )
}
