import { TextInput, type TextInputProps } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type Ref, useState } from 'react'
import classes from './secret-input.module.css'

/** A field for a secret that can be shown while typing. (Mantine's own is three times as large.) */
export function SecretInput({ ref, ...props }: TextInputProps & { ref?: Ref<HTMLInputElement> }) {
  const [shown, setShown] = useState(false)
  return (
    <TextInput
      {...props}
      ref={ref}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      rightSectionWidth={44}
      rightSection={
        // Not "Show password": a search for the field by its label would find this button, too.
        <button
          type="button"
          className={classes.toggle}
          aria-label={shown ? 'Hide characters' : 'Show characters'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}>
          {shown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
        </button>
      }
    />
  )
}
