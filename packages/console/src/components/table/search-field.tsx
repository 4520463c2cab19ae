import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { SEARCH_FIELD_ATTRIBUTE } from '../../lib/page/shortcuts.ts'

const QUIET_MS = 250

interface SearchFieldProps {
  label: string
  placeholder?: string
  value: string
  /** Called when typing pauses. */
  onSearch: (text: string) => void
}

/** A search field that waits for a pause in typing. The "/" key focuses it. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(value)
  useEffect(() => {
    // Changed from outside: by the back button or "Clear filters".
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (typed: string, waitMs: number) => {
    setText(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = typed.trim()
      onSearch(typed.trim())
    }, waitMs)
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      value={text}
      onChange={(event) => search(event.currentTarget.value, QUIET_MS)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? null : <CloseButton size="sm" aria-label="Clear search" onClick={() => search('', 0)} />
      }
      style={{ flex: '1 1 16rem', maxWidth: 420 }}
      {...{ [SEARCH_FIELD_ATTRIBUTE]: true }}
    />
  )
}
