import { MantineProvider } from '@mantine/core'
import { type RenderResult, configure, render } from '@testing-library/react'
import { vi } from 'vitest'
import { LogonController } from '../controller/logon-controller.ts'
import { LogonPage } from '../logon-page.tsx'

// A slow machine must only make these tests slow.
configure({ asyncUtilTimeout: 60_000 })

/** Renders the page as loaded from an address. Rendering it again in the same tab is a reload. */
export function renderLogonPage({
  returnTo = null,
  accessType = 'browser',
}: { returnTo?: string | null; accessType?: string } = {}): RenderResult & {
  goTo: ReturnType<typeof vi.fn<(address: string) => void>>
} {
  const goTo = vi.fn<(address: string) => void>()
  const controller = new LogonController({ accessType, returnTo, goTo })
  const result = render(
    <MantineProvider env="test">
      <LogonPage controller={controller} />
    </MantineProvider>,
  )
  return { ...result, goTo }
}
