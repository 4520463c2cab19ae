import { ColorSchemeSwitch } from './color-scheme-switch.tsx'
import { UserMenu } from './user-menu.tsx'

export function Menus({ onHelp }: { onHelp: () => void }) {
  return (
    <>
      <ColorSchemeSwitch />
      <UserMenu onHelp={onHelp} />
    </>
  )
}
