import { IconLock } from '@tabler/icons-react'
import type { Permission } from '@sallyport/shared/permissions'
import { EmptyList } from './empty-list.tsx'
import { PageHeader } from './page-header.tsx'

/** Shown in place of a page that the user has no permission for. */
export function NoPermission({ title, permission }: { title: string; permission: Permission }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyList icon={IconLock} title="You don’t have access to this page">
        It requires the permission “{permission}”. An administrator can give you a role that includes it.
      </EmptyList>
    </>
  )
}
