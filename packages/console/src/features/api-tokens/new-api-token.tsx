import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Copyable } from '../../components/copyable.tsx'

/** A token that was just made. The server keeps only its hash, so this is the only time that it can be shown. */
export function NewApiToken({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Stack>
      <Alert color="teal" variant="light" role="status" title="This is the only time that it is shown">
        <Stack gap="xs" align="flex-start">
          <Copyable value={token} what="token" />
          <Text size="sm">
            Put it where your script keeps its secrets, for instance into SALLYPORT_TOKEN. Whoever has it may what it
            may.
          </Text>
        </Stack>
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  )
}
