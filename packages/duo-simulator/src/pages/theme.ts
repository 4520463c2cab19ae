import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** The simulator's own green, so that nobody takes its pages for Duo's or for the server's under test. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: false,
  colors: {
    pine: ['#e9f9f2', '#d2f1e3', '#a4e3c7', '#73d3aa', '#4cc592', '#2fb57f', '#1c9d6c', '#128458', '#0b6b4b', '#06513a'],
    // The borders of fields, 4 in both, stand out 3:1 from what is behind them (WCAG 1.4.11).
    gray: ['#f6f9f8', '#eef3f1', '#e2eae7', '#b9c5c0', '#8a9893', '#788781', '#62706b', '#4b5853', '#333e3a', '#1f2825'],
    dark: ['#d8e2de', '#b9c7c2', '#97a8a2', '#71837d', '#5c6f69', '#33433e', '#243230', '#182422', '#121b19', '#0b1211'],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // By name: importing the component would load it with every page.
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close', size: 44 } },
      styles: { title: { fontSize: 18, fontWeight: 650 } },
    },
  },
})

/** Mantine's own greys and reds for small text miss the 4.5:1 that WCAG asks for. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#54625d',
    '--mantine-color-placeholder': '#6a7772',
    '--mantine-color-error': '#b32020',
    '--sim-page': '#f2f6f4',
    '--sim-surface': '#ffffff',
    '--sim-line': '#d5dfdb',
    '--sim-soft': '#e9f3ee',
    '--sim-link': '#0b6b4b',
    '--sim-active': '#d2f1e3',
    '--sim-active-text': '#06513a',
    '--sim-waiting': '#6b4d00',
    '--sim-inverse': '#12211c',
    '--sim-inverse-text': '#f0f7f4',
    '--sim-case': '#1b2724',
    '--sim-case-edge': '#3b4a46',
    '--sim-request': '#f6fdf9',
    '--sim-request-line': '#a4e3c7',
    '--sim-warning': '#fdf3d3',
    '--sim-bad': '#fdf0ef',
    '--sim-bad-line': '#e9b4b0',
  },
  dark: {
    '--mantine-color-dimmed': '#a3b3ad',
    '--mantine-color-placeholder': '#83948e',
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-pine-light': '#143c31',
    '--mantine-color-pine-light-hover': '#1a4a3d',
    '--mantine-color-pine-light-color': '#c8f3df',
    '--sim-page': '#0e1615',
    '--sim-surface': '#182422',
    '--sim-line': '#2d3c38',
    '--sim-soft': '#1c302a',
    '--sim-link': '#73d3aa',
    '--sim-active': '#124536',
    '--sim-active-text': '#c8f3df',
    '--sim-waiting': '#f4cd55',
    '--sim-inverse': '#e3efe9',
    '--sim-inverse-text': '#10201a',
    '--sim-case': '#05090a',
    '--sim-case-edge': '#33433f',
    '--sim-request': '#1c302a',
    '--sim-request-line': '#1c5a46',
    '--sim-warning': '#3a3010',
    '--sim-bad': '#2d1b1a',
    '--sim-bad-line': '#6b3431',
  },
})
