import { Stack, Text } from '@mantine/core'
import { describeMethod } from '../../lib/words/describe-method.ts'
import { describeUserAgent } from '../../lib/words/describe-user-agent.ts'
import { RelativeTime } from '../relative-time.tsx'

export interface ShownBrowser {
  id: string
  module: string
  rememberedAt: string
  expiresAt: string
  ipAddress?: string | null
  userAgent?: string | null
}

/** Browsers in which a module does not ask for a while. */
export function RememberedBrowserList({ browsers }: { browsers: readonly ShownBrowser[] }) {
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {browsers.map((browser) => (
        <li key={browser.id}>
          <Text size="sm" fw={500} title={browser.userAgent ?? undefined}>
            {describeUserAgent(browser.userAgent)}
          </Text>
          <Text size="sm" c="dimmed">
            Remembered by {describeMethod({ module: browser.module, method: '' })} from{' '}
            {browser.ipAddress ?? 'an unknown address'}, <RelativeTime at={browser.rememberedAt} />. Expires{' '}
            <RelativeTime at={browser.expiresAt} />.
          </Text>
        </li>
      ))}
    </Stack>
  )
}
