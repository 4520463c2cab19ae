import { AppShell, Container } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { useViewer } from '../../lib/client/viewer.ts'
import { listNavigation } from './navigation.ts'
import { NavigationList } from './navigation-list.tsx'
import { Header } from './header.tsx'
import classes from './shell.module.css'
import { useShortcuts } from './use-shortcuts.ts'

const JumpPanel = lazy(async () => ({ default: (await import('./jump-panel.tsx')).JumpPanel }))
const ShortcutsHelp = lazy(async () => ({ default: (await import('./shortcuts-help.tsx')).ShortcutsHelp }))

/** The frame of every page: header, navigation and keyboard shortcuts. */
export function Shell() {
  const { permissions } = useViewer()
  const groups = listNavigation(permissions)
  // A user who has only the dashboard needs no navigation.
  const hasNavigation = groups.flatMap((group) => group.items).length > 1
  const [isMenuOpen, menu] = useDisclosure(false)
  const [isHelpOpen, help] = useDisclosure(false)
  // Counts the requests, so that each one opens the panel.
  const [jumpRequest, setJumpRequest] = useState(0)
  const openJump = () => setJumpRequest((count) => count + 1)
  useShortcuts({ onHelp: help.open, onJump: openJump })

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={hasNavigation ? { width: 232, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } } : undefined}
      padding={{ base: 'md', sm: 'xl' }}>
      <a href="#content" className={classes['skipLink']}>
        Skip to content
      </a>
      <AppShell.Header>
        <Header
          hasNavigation={hasNavigation}
          isMenuOpen={isMenuOpen}
          onToggleMenu={menu.toggle}
          onJump={openJump}
          onHelp={help.open}
        />
      </AppShell.Header>
      {hasNavigation && (
        <AppShell.Navbar aria-label="Main" p="sm">
          <AppShell.Section grow style={{ overflowY: 'auto' }}>
            <NavigationList groups={groups} onNavigate={menu.close} />
          </AppShell.Section>
        </AppShell.Navbar>
      )}
      <AppShell.Main id="content" tabIndex={-1} className={classes['main']}>
        <Container size={1120} px={0}>
          <Outlet />
        </Container>
      </AppShell.Main>
      <ScrollRestoration />
      <Suspense fallback={null}>
        {jumpRequest > 0 && <JumpPanel request={jumpRequest} groups={groups} />}
        {isHelpOpen && <ShortcutsHelp onClose={help.close} />}
      </Suspense>
    </AppShell>
  )
}
