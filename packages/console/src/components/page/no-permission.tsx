import { IconLock } from '@tabler/icons-react'
import type { Permission } from '@sallyport/shared/permissions'
import { EmptyList } from './empty-list.tsx'
import { PageHeader } from './page-header.tsx'

/** In place of a page that the person may not see. */
export function NoPermission({ title, permission }: { title: string; permission: Permission }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyList icon={IconLock} title="You may not see this page">
        It needs the permission “{permission}”. An administrator can give you a role that has it.
      </EmptyList>
    </>
  )
}
