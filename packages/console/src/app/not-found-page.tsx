import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from 'react-router'
import { EmptyList } from '../components/page/empty-list.tsx'
import { PageHeader } from '../components/page/page-header.tsx'

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found" />
      <EmptyList
        icon={IconMapOff}
        title="No page at this address"
        action={
          <Button component={Link} to="/" mt="sm">
            Go to the dashboard
          </Button>
        }>
        The link may be old or mistyped.
      </EmptyList>
    </>
  )
}
