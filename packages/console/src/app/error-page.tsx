import { Button, Center, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useRouteError } from 'react-router'
import { Copyable } from '../components/copyable.tsx'

/**
 * Shown in place of a page that failed to render or load. The reference is created here and written to the browser's console with
 * the error, so that a report can be matched with it.
 */
export function ErrorPage() {
  const error = useRouteError()
  const [reference] = useState(() => {
    const created = crypto.randomUUID().slice(0, 8)
    console.error(`Sallyport console error, reference ${created}:`, error)
    return created
  })
  // A missing file means that the console was updated while this window was open.
  const isOutdated = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <Center py={64} px="md">
      <Stack align="flex-start" maw={520}>
        <Title order={1} size="h3">
          {isOutdated ? 'This page could not be loaded' : 'Something went wrong on this page'}
        </Title>
        <Text>
          {isOutdated
            ? 'The console may have been updated, or the connection was interrupted. Reload to continue.'
            : 'Nothing you saved is lost. Reload the page. If it happens again, give the reference to an administrator.'}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            Reference
          </Text>
          <Copyable value={reference} what="reference" />
        </Group>
        <Group>
          <Button onClick={() => window.location.reload()}>Reload</Button>
          <Button variant="default" component="a" href="/">
            Go to the dashboard
          </Button>
        </Group>
      </Stack>
    </Center>
  )
}
