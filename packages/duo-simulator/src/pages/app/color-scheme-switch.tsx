import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const choices = [
  { value: 'auto', label: 'system', Icon: IconDeviceDesktop },
  { value: 'light', label: 'light', Icon: IconSun },
  { value: 'dark', label: 'dark', Icon: IconMoon },
] as const

/** Cycles through the three choices: a menu would be more code than the whole phone. */
export function ColorSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const index = choices.findIndex((choice) => choice.value === colorScheme)
  const current = choices[index] ?? choices[0]
  const next = choices[(index + 1) % choices.length] ?? choices[0]
  const label = `Color scheme: ${current.label}. Switch to ${next.label}`
  return (
    <ActionIcon
      variant="transparent"
      c="#2a2100"
      size={44}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next.value)}>
      <current.Icon size={20} aria-hidden="true" />
    </ActionIcon>
  )
}
