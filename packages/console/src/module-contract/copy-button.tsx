import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react'

interface CopyButtonProps {
  text: string
  /** The accessible name: "Copy the activation code". */
  label: string
  /** Where there is no room for text. */
  iconOnly?: boolean
}

/** Copies a text. Where the browser forbids it (a page without TLS), the button says so; the text can still be selected. */
export function CopyButton({ text, label, iconOnly = false }: CopyButtonProps) {
  const { copied, error, copy } = useClipboard({ timeout: 2_500 })
  const Icon = copied ? IconCheck : error ? IconX : IconCopy
  const said = copied ? 'Copied' : error ? 'Select it to copy' : 'Copy'
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      color={copied ? 'teal' : undefined}
      px={iconOnly ? 6 : undefined}
      leftSection={iconOnly ? undefined : <Icon size={16} aria-hidden />}
      title={iconOnly ? said : undefined}
      aria-label={copied || error ? `${said}. ${label}` : label}
      onClick={() => copy(text)}>
      {iconOnly ? <Icon size={16} aria-hidden /> : said}
    </Button>
  )
}
