import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/VisuallyHidden.css'
import '@mantine/core/styles/Group.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/Button.css'
import '@mantine/core/styles/Stack.css'
import '@mantine/core/styles/Text.css'
import '@mantine/core/styles/Anchor.css'
import '@mantine/core/styles/Divider.css'
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { theme } from '../../theme/theme.ts'
import { LogonController } from './logon-controller.ts'
import { LogonPage } from './logon-page.tsx'

const address = new URLSearchParams(location.search)
const controller = new LogonController({
  accessType: address.get('accessType') || 'browser',
  returnTo: address.get('returnTo') || null,
  goTo: (target) => location.assign(target),
})

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <LogonPage controller={controller} />
  </MantineProvider>,
)
