import { IconApps, IconBug, IconDeviceMobile, IconListDetails, IconShieldCheck, IconUsers } from '@tabler/icons-react'
import { Link } from '../navigation/link.tsx'
import { adminPaths, type AdminSection } from '../navigation/route.ts'
import { ApplicationsPage } from './applications-page.tsx'
import { FaultsPage } from './faults-page.tsx'
import { LogPage } from './log-page.tsx'
import { PoliciesPage } from './policies-page.tsx'
import classes from './shell.module.css'
import { UsersPage } from './users-page.tsx'

const sections = [
  { section: 'applications', label: 'Applications', Icon: IconApps, Page: ApplicationsPage },
  { section: 'users', label: 'Users', Icon: IconUsers, Page: UsersPage },
  { section: 'policies', label: 'Policies', Icon: IconShieldCheck, Page: PoliciesPage },
  { section: 'faults', label: 'Faults', Icon: IconBug, Page: FaultsPage },
  { section: 'log', label: 'Log', Icon: IconListDetails, Page: LogPage },
] as const

export function AdminShell({ section }: { section: AdminSection }) {
  const Page = sections.find((entry) => entry.section === section)?.Page ?? ApplicationsPage
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <nav className={classes.navigation} aria-label="Admin panel">
        <p className={classes.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Duo simulator
        </p>
        <ul className={classes.list}>
          {sections.map(({ section: target, label, Icon }) => (
            <li key={target}>
              <Link
                className={classes.link}
                href={adminPaths[target]}
                aria-current={target === section ? 'page' : undefined}>
                <Icon size={22} stroke={1.7} aria-hidden="true" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <Link className={classes.phones} href="/phone">
          <IconDeviceMobile size={22} stroke={1.7} aria-hidden="true" />
          Phones
        </Link>
      </nav>
      <main id="content" className={classes.content} tabIndex={-1} key={section}>
        <Page />
      </main>
    </div>
  )
}
