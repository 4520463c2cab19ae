import type { PushView } from '../../contract/pushes.ts'
import type { UserView } from '../../contract/users.ts'
import { ErrorNotice } from '../components/error-notice.tsx'
import { LoadingRows } from '../components/loading-rows.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Panel } from '../components/panel.tsx'
import { useControl } from '../control/use-control.ts'
import { Link } from '../navigation/link.tsx'
import { ActivationForm } from './activation/form.tsx'
import { listDevices } from './device/find-device.ts'
import { PhoneLink } from './list-link.tsx'
import classes from './list-page.module.css'

/** Adds a phone with an activation code, or opens an existing one. */
export function PhonesPage() {
  const { value: users, error, refresh } = useControl<UserView[]>('/users', ['users'])
  const { value: pushes } = useControl<PushView[]>('/pushes', ['pushes'])
  const devices = users && listDevices(users)

  return (
    <main className={classes.page}>
      <Link className={classes.back} href="/">
        Admin panel
      </Link>
      <PageHeader title="Phones">
        Each phone is a page that acts like a phone with Duo Mobile. Open one in its own window, or{' '}
        <Link href="/phones" className={classes.inline}>
          show all side by side
        </Link>
        .
      </PageHeader>
      <Panel aria-labelledby="add-account">
        <h2 className={classes.title} id="add-account">
          Add an account
        </h2>
        <ActivationForm />
      </Panel>
      <section aria-labelledby="phones">
        <h2 className={classes.title} id="phones">
          Phones and tokens
        </h2>
        <ErrorNotice error={error} onRetry={refresh} />
        {!devices && !error && <LoadingRows rows={2} height={64} />}
        {devices?.length === 0 && (
          <p className={classes.none}>
            None yet. Log on to your server as a new user. It shows a QR code and, under “Can’t scan?” or similar, the
            code to paste above.
          </p>
        )}
        <ul className={classes.list}>
          {devices?.map(({ user, device }) => (
            <PhoneLink
              key={device.id}
              user={user}
              device={device}
              waiting={pushes?.filter((push) => push.device.id === device.id).length ?? 0}
            />
          ))}
        </ul>
      </section>
    </main>
  )
}
