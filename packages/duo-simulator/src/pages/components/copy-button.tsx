import { ActionIcon } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from '../lib/copy-text.ts'
import classes from './copy-button.module.css'

interface CopyButtonProps {
  /** The button's name: "Copy integration key". */
  label: string
  text: string
}

const texts = { idle: '', copied: 'Copied', failed: 'Copy failed. Select the text instead' }

export function CopyButton({ label, text }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof texts>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2500)
    return () => clearTimeout(timer)
  }, [state])

  return (
    <span className={classes.copy}>
      <ActionIcon
        variant="subtle"
        size={44}
        aria-label={label}
        title={label}
        onClick={async () => setState((await copyText(text)) ? 'copied' : 'failed')}>
        {state === 'idle' && <IconCopy size={20} aria-hidden="true" />}
        {state === 'copied' && <IconCheck size={20} aria-hidden="true" />}
        {state === 'failed' && <IconAlertTriangle size={20} aria-hidden="true" />}
      </ActionIcon>
      <span className={classes.state} role="status">
        {texts[state]}
      </span>
    </span>
  )
}
