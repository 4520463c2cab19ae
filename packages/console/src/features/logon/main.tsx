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
import { findReturned } from './find-returned.ts'
import { LogonController } from './controller/logon-controller.ts'
import { LogonPage } from './logon-page.tsx'
import { findLatestAccessType } from './controller/stored-logon.ts'
import { toLogonAddress } from './to-logon-address.ts'

const address = new URLSearchParams(location.search)
const returned = findReturned(address)
const accessType = address.get('accessType') || (returned && findLatestAccessType()) || 'browser'
const controller = new LogonController({
  accessType,
  returnTo: address.get('returnTo') || null,
  goTo: (target) => location.assign(target),
  returned,
  onReturnTaken: (returnTo) => history.replaceState(null, '', toLogonAddress(accessType, returnTo)),
})

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <LogonPage controller={controller} />
  </MantineProvider>,
)
