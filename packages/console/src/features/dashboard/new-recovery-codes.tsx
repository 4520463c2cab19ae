import { Button, Code, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useViewer } from '../../lib/client/viewer.ts'

interface NewRecoveryCodesProps {
  codes: readonly string[]
  onDone: () => void
}

/** New recovery codes, shown only once: to copy, download or print. */
export function NewRecoveryCodes({ codes, onDone }: NewRecoveryCodesProps) {
  const { user } = useViewer()
  const text = [
    `Recovery codes of ${user.username} for ${location.origin}`,
    `Each works once, at ${location.origin}/logon?accessType=recovery`,
    '',
    ...codes,
    '',
  ].join('\n')
  return (
    <Stack gap="sm" role="status">
      <Text fw={500}>These codes are shown only once. Store them before you continue.</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {codes.map((code) => (
          <Code key={code} fz="md" ta="center" py={6}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt">
          Download
        </Button>
        <Button size="xs" variant="default" onClick={() => window.print()}>
          Print
        </Button>
        <Button size="xs" onClick={onDone}>
          I have stored the codes
        </Button>
      </Group>
    </Stack>
  )
}
