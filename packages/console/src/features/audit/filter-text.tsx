import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

interface FilterTextProps {
  label: string
  placeholder?: string
  value: string
  onCommit: (value: string) => void
}

/** A filter for exact matches. It takes effect on Enter or when the field loses the focus. */
export function FilterText({ label, placeholder, value, onCommit }: FilterTextProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim())
  }
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}
