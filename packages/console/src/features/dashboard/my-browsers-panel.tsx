import { useMutation } from '@apollo/client/react'
import { ConfirmButton } from '../../components/feedback/confirm-button.tsx'
import { Panel } from '../../components/page/panel.tsx'
import { RememberedBrowserList, type ShownBrowser } from '../../components/sessions/remembered-browser-list.tsx'
import { showDone } from '../../components/feedback/toast.tsx'
import { DashboardDocument, ForgetMyBrowsersDocument } from './gql/dashboard.ts'

/** Where I am not asked for a second factor for a while. */
export function MyBrowsersPanel({ browsers }: { browsers: readonly ShownBrowser[] | undefined }) {
  const [forget] = useMutation(ForgetMyBrowsersDocument, {
    refetchQueries: [DashboardDocument],
    awaitRefetchQueries: true,
  })
  if (!browsers || browsers.length === 0) return null
  return (
    <Panel
      title="Remembered browsers"
      description="Where your second factor is not asked for. They are forgotten too when you change your password or end your other sessions."
      actions={
        <ConfirmButton
          title="Forget all browsers?"
          consequence="You are asked again at the next logon in each of them, this one included."
          confirmLabel="Forget them"
          onConfirm={async () => {
            await forget()
            showDone('Browsers forgotten.')
          }}>
          Forget them
        </ConfirmButton>
      }>
      <RememberedBrowserList browsers={browsers} />
    </Panel>
  )
}
