import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Copyable } from '../../components/copyable.tsx'

/** A new token. The server keeps only its hash, so it cannot be shown again. */
export function NewApiToken({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Stack>
      <Alert color="teal" variant="light" role="status" title="Copy the token now. It is not shown again.">
        <Stack gap="xs" align="flex-start">
          <Copyable value={token} what="token" />
          <Text size="sm">
            Store it with your script’s other secrets, for example in SALLYPORT_TOKEN. Anyone who has the token has its
            permissions.
          </Text>
        </Stack>
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  )
}
