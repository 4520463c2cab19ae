import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { ToastProvider } from '../components/toasts.tsx'
import { cssVariables, theme } from '../theme/mantine-theme.ts'
import { Pages } from './pages.tsx'
import { Ribbon } from './ribbon.tsx'

// The key that public/color-scheme.js reads before the first paint.
const colorScheme = localStorageColorSchemeManager({ key: 'duo-simulator-color-scheme' })

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto">
      <ToastProvider>
        <Ribbon />
        <Pages />
      </ToastProvider>
    </MantineProvider>
  )
}
