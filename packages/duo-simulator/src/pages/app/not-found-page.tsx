import { Button, Stack, Text, Title } from '@mantine/core'
import { useTitle } from '../lib/use-title.ts'
import { Link } from '../navigation/link.tsx'

export function NotFoundPage() {
  useTitle('Page not found')
  return (
    <Stack component="main" align="center" justify="center" p="xl" gap="md" flex={1} ta="center">
      <Title order={1}>Page not found</Title>
      <Text c="dimmed">The simulator has an admin panel and phones.</Text>
      <Button component={Link} href="/" size="md">
        Open the admin panel
      </Button>
      <Button component={Link} href="/phone" size="md" variant="default">
        Open a phone
      </Button>
    </Stack>
  )
}
