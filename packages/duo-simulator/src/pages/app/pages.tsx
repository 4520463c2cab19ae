import { lazy, Suspense } from 'react'
import { usePath } from '../navigation/navigate.ts'
import { toRoute } from '../navigation/route.ts'
import { NotFoundPage } from './not-found-page.tsx'

// Loaded separately, so that a phone loads nothing of the admin panel and vice versa.
const AdminShell = lazy(async () => ({ default: (await import('../admin/shell.tsx')).AdminShell }))
const ActivatePage = lazy(async () => ({
  default: (await import('../phone/activation/activate-page.tsx')).ActivatePage,
}))
const PhonePage = lazy(async () => ({ default: (await import('../phone/device-page.tsx')).PhonePage }))
const PhonesPage = lazy(async () => ({ default: (await import('../phone/list-page.tsx')).PhonesPage }))
const SideBySidePage = lazy(async () => ({ default: (await import('../phone/side-by-side-page.tsx')).SideBySidePage }))

export function Pages() {
  return <Suspense fallback={null}>{pageOf(usePath())}</Suspense>
}

function pageOf(path: string) {
  const route = toRoute(path)
  switch (route.page) {
    case 'admin':
      return <AdminShell section={route.section} />
    case 'phones':
      return <PhonesPage />
    case 'side-by-side':
      return <SideBySidePage />
    case 'phone':
      return <PhonePage key={route.deviceId} deviceId={route.deviceId} />
    case 'activate':
      return <ActivatePage key={route.activationCode} activationCode={route.activationCode} />
    case 'unknown':
      return <NotFoundPage />
  }
}
