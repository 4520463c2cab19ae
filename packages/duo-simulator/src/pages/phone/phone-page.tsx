import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '../app/link.tsx'
import { Phone } from './phone.tsx'
import classes from './phone-page.module.css'

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
