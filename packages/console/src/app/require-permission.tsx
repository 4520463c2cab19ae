import type { Permission } from '@sallyport/shared/permissions'
import { Outlet } from 'react-router'
import { NoPermission } from '../components/page/no-permission.tsx'
import { usePermission } from '../lib/client/viewer.ts'

/** Shows a page, or that its permission is missing, instead of sending requests that the server would refuse. */
export function RequirePermission({ permission, title }: { permission: Permission; title: string }) {
  return usePermission(permission) ? <Outlet /> : <NoPermission title={title} permission={permission} />
}
