import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '../navigation/link.tsx'
import classes from './device-page.module.css'
import { Phone } from './device/phone.tsx'

export function PhonePage({ deviceId }: { deviceId: string }) {
  return (
    <div className={classes.page}>
      <nav className={classes.back} aria-label="Phones">
        <Link href="/phone">
          <IconArrowLeft size={18} aria-hidden="true" /> All phones
        </Link>
        <Link href="/users">Admin panel</Link>
      </nav>
      <main className={classes.main}>
        <Phone deviceId={deviceId} />
      </main>
    </div>
  )
}
