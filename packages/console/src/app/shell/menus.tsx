import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import { UserMenu } from './user-menu.tsx'

export function ShellMenus({ onHelp }: { onHelp: () => void }) {
  return (
    <>
      <ColorSchemeSwitch />
      <UserMenu onHelp={onHelp} />
    </>
  )
}
