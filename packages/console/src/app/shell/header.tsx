import { ActionIcon, Burger, Group, Kbd, Skeleton, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import classes from './shell.module.css'

// Menus load the code that positions them; the page does not wait for it.
const Menus = lazy(async () => ({ default: (await import('./menus.tsx')).Menus }))

interface HeaderProps {
  hasNavigation: boolean
  isMenuOpen: boolean
  onToggleMenu: () => void
  onJump: () => void
  onHelp: () => void
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function Header({ hasNavigation, isMenuOpen, onToggleMenu, onJump, onHelp }: HeaderProps) {
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        {hasNavigation && (
          <Burger
            opened={isMenuOpen}
            onClick={onToggleMenu}
            hiddenFrom="sm"
            size="sm"
            aria-label={isMenuOpen ? 'Close navigation' : 'Open navigation'}
            aria-expanded={isMenuOpen}
          />
        )}
        <Link to="/" className={classes['brand']}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          Sallyport
        </Link>
      </Group>
      <Group gap="xs" wrap="nowrap">
        {hasNavigation && (
          <>
            <UnstyledButton
              className={classes['jump']}
              onClick={onJump}
              visibleFrom="sm"
              aria-keyshortcuts="Control+K Meta+K">
              <IconSearch size={16} aria-hidden />
              <span>Jump to…</span>
              <Kbd size="xs" aria-hidden>
                {isMac ? '⌘ K' : 'Ctrl K'}
              </Kbd>
            </UnstyledButton>
            <ActionIcon variant="subtle" color="gray" size="lg" onClick={onJump} hiddenFrom="sm" aria-label="Jump to">
              <IconSearch size={20} aria-hidden />
            </ActionIcon>
          </>
        )}
        <Suspense fallback={<Skeleton circle height={32} />}>
          <Menus onHelp={onHelp} />
        </Suspense>
      </Group>
    </Group>
  )
}
