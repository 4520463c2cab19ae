import { type CSSVariablesResolver, mergeThemeOverrides } from '@mantine/core'
import { theme } from '../theme/theme.ts'

/** Keeps a focused field, its label and its help clear of the sticky header. */
const BELOW_HEADER = { scrollPaddingBlockStart: 128 }

/** The theme of all pages except the logon page. Plain objects, so that it loads no component. */
export const adminTheme = mergeThemeOverrides(theme, {
  // White on the lighter shade falls short of 4.5:1 on dark pages too.
  primaryShade: { light: 7, dark: 7 },
  components: {
    // Sentence case, never cut off.
    Badge: {
      styles: {
        root: { textTransform: 'none', flex: 'none', minWidth: 'max-content', maxWidth: 'none' },
        label: { fontWeight: 600 },
      },
    },
    // A dialog's header is not a banner landmark of the page.
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontWeight: 650, lineHeight: 1.3 }, content: BELOW_HEADER },
    },
    Drawer: {
      defaultProps: {
        position: 'right',
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)', lineHeight: 1.3 },
        content: BELOW_HEADER,
      },
    },
  },
})

/** Mantine's quiet text, placeholders, errors and teal badges fall short of 4.5:1 (WCAG 2.2 SC 1.4.3) on our surfaces. */
export const adminVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a626b',
    '--mantine-color-orange-light-color': '#9a3a04',
    '--mantine-color-placeholder': '#6a727b',
    '--mantine-color-teal-light-color': '#066649',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    // Tinted instead of glaring.
    '--mantine-color-orange-light': '#3b2614',
    '--mantine-color-red-light': '#3f1d1d',
    '--mantine-color-teal-light': '#12352c',
  },
})
