import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'

/** Somebody else has published meanwhile; saving over it would undo their change unseen. */
export function SchemeConflict({ onReload }: { onReload: () => Promise<void> }) {
  const [isLoading, setLoading] = useState(false)
  const reload = async () => {
    setLoading(true)
    try {
      await onReload()
    } finally {
      setLoading(false)
    }
  }
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title="Somebody else has published this scheme meanwhile"
      role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Nothing of yours was saved. Reload to see their version, then make your changes again.</Text>
        <Button size="xs" variant="default" loading={isLoading} onClick={() => void reload()}>
          Reload
        </Button>
      </Stack>
    </Alert>
  )
}
