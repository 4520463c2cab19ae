import type { Permission } from '@sallyport/shared/permissions'
import { Outlet } from 'react-router'
import { NoPermission } from '../components/page/no-permission.tsx'
import { usePermission } from '../lib/client/viewer.ts'

/** A page that somebody may not see says so, instead of asking the server for what it would refuse. */
export function RequirePermission({ permission, title }: { permission: Permission; title: string }) {
  return usePermission(permission) ? <Outlet /> : <NoPermission title={title} permission={permission} />
}
