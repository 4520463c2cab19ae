import { useState } from 'react'

export interface RequiredText {
  /** As typed. */
  value: string
  /** Without the spaces around it. */
  text: string
  isMissing: boolean
  setValue: (value: string) => void
  /** Marks the field if it is empty, and returns whether it is filled in. */
  check: () => boolean
}

export function useRequiredText(initial = ''): RequiredText {
  const [value, setValue] = useState(initial)
  const [isMissing, setIsMissing] = useState(false)
  const text = value.trim()
  const check = () => {
    setIsMissing(text === '')
    return text !== ''
  }
  return { value, text, isMissing, setValue, check }
}
