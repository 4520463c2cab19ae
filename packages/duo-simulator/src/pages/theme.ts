import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** The simulator's own green, so that nobody takes its pages for Duo's or for the server's under test. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: false,
  colors: {
    pine: ['#e9f9f2', '#d2f1e3', '#a4e3c7', '#73d3aa', '#4cc592', '#2fb57f', '#1c9d6c', '#128458', '#0b6b4b', '#06513a'],
    dark: ['#d8e2de', '#b9c7c2', '#97a8a2', '#71837d', '#455651', '#33433e', '#243230', '#182422', '#121b19', '#0b1211'],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
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
  },
  dark: {
    '--mantine-color-dimmed': '#a3b3ad',
    '--mantine-color-placeholder': '#83948e',
    '--mantine-color-error': '#ff9a92',
    '--sim-page': '#0e1615',
    '--sim-surface': '#182422',
    '--sim-line': '#2d3c38',
    '--sim-soft': '#1c302a',
  },
})
