import { IconArrowLeft, IconDeviceMobile } from '@tabler/icons-react'
import type { UserView } from '../../contract/users.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorNotice } from '../components/error-notice.tsx'
import { LoadingRows } from '../components/loading-rows.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { useControl } from '../control/use-control.ts'
import { Link } from '../navigation/link.tsx'
import { listDevices } from './device/find-device.ts'
import { Phone } from './device/phone.tsx'
import classes from './side-by-side-page.module.css'

/** Shows every phone at once. */
export function SideBySidePage() {
  const { value: users, error, refresh } = useControl<UserView[]>('/users', ['users'])
  const phones = users && listDevices(users).filter(({ device }) => device.type === 'phone')

  return (
    <main className={classes.page}>
      <Link className={classes.back} href="/phone">
        <IconArrowLeft size={18} aria-hidden="true" /> All phones
      </Link>
      <PageHeader title="Phones side by side" />
      <ErrorNotice error={error} onRetry={refresh} />
      {!phones && !error && <LoadingRows rows={1} height={400} />}
      {phones?.length === 0 && (
        <EmptyState Icon={IconDeviceMobile} title="No phones yet">
          Phones appear here once they are added.
        </EmptyState>
      )}
      <ul className={classes.phones}>
        {phones?.map(({ device }) => (
          <li key={device.id}>
            <Phone deviceId={device.id} isOneOfMany />
          </li>
        ))}
      </ul>
    </main>
  )
}
