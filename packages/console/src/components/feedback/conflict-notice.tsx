import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'

interface ConflictNoticeProps {
  title: string
  /** "their values", "their version": what a reload shows. */
  theirs: string
  onReload: () => Promise<unknown>
}

/** Somebody else has saved meanwhile; saving over it would undo their change unseen. */
export function ConflictNotice({ title, theirs, onReload }: ConflictNoticeProps) {
  const [isLoading, setLoading] = useState(false)
  const reload = async () => {
    setLoading(true)
    await onReload().catch(() => undefined)
    setLoading(false)
  }
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Nothing of yours was saved. Reload to see {theirs}, then make your changes again.</Text>
        <Button size="xs" variant="default" loading={isLoading} onClick={() => void reload()}>
          Reload
        </Button>
      </Stack>
    </Alert>
  )
}
