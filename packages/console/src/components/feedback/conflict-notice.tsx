import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'

interface ConflictNoticeProps {
  title: string
  /** "the current values", "the live version": what a reload shows. */
  current: string
  onReload: () => Promise<unknown>
}

/** Someone else has saved in the meantime. Saving over it would silently undo their change. */
export function ConflictNotice({ title, current, onReload }: ConflictNoticeProps) {
  const [isLoading, setLoading] = useState(false)
  const reload = async () => {
    setLoading(true)
    await onReload().catch(() => undefined)
    setLoading(false)
  }
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Your changes were not saved. Reload to see {current}, then make your changes again.</Text>
        <Button size="xs" variant="default" loading={isLoading} onClick={() => void reload()}>
          Reload
        </Button>
      </Stack>
    </Alert>
  )
}
