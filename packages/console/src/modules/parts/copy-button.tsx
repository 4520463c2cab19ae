import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface CopyButtonProps {
  text: string
  /** What is copied, for those who don't see it: "Copy the activation code". */
  label: string
}

/** Where the browser forbids it (a page without TLS), it says so; the text itself can always be selected. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { copied, error, copy } = useClipboard({ timeout: 2_500 })
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      color={copied ? 'teal' : undefined}
      leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      aria-label={copied ? `Copied. ${label}` : label}
      onClick={() => copy(text)}
    >
      {copied ? 'Copied' : error ? 'Select it to copy' : 'Copy'}
    </Button>
  )
}
