import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Deep lake green: calm beside red and amber, which mean something here. 7 carries white text at 5.6:1. */
const aerie: MantineColorsTuple = ['#eef8f7', '#d9eeec', '#b0dcd8', '#83c9c3', '#5db9b1', '#42aaa2', '#219089', '#0b7570', '#0a5f5b', '#064a47']
/** Red and amber whose text shades (6 and up) pass on white. */
const red: MantineColorsTuple = ['#fef3f2', '#fee4e2', '#fecdca', '#fda29b', '#f97066', '#f04438', '#cf2a1e', '#b42318', '#912018', '#7a271a']
const yellow: MantineColorsTuple = ['#fefbe8', '#fdf3dc', '#fae3ae', '#f6cf86', '#f0b445', '#e39a1e', '#a16207', '#8a5300', '#6b4700', '#4a3100']
const gray: MantineColorsTuple = ['#f6f8f8', '#eef1f1', '#e3e8e8', '#d3dadb', '#b9c3c5', '#97a4a7', '#6b797d', '#536166', '#3b484c', '#1f2a2d']
const dark: MantineColorsTuple = ['#dbe1e2', '#b9c3c5', '#97a4a7', '#6b797d', '#475358', '#354147', '#273237', '#1a2225', '#141a1d', '#0e1315']

/** Sizes a step below the library's: people sit in front of this all day and want to see more of their work at once. */
export const theme = createTheme({
  colors: { aerie, red, yellow, gray, dark },
  primaryColor: 'aerie',
  primaryShade: { light: 7, dark: 7 },
  black: '#1b2629',
  autoContrast: true,
  luminanceThreshold: 0.33,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.1875rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.55', xl: '1.6' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  components: {
    // nearly everything asked for is required; what is not says so
    InputWrapper: { defaultProps: { withAsterisk: false } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    // its header is no banner of the page
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'none' } } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Alert: { defaultProps: { variant: 'light' } },
    Badge: { defaultProps: { tt: 'none', fw: 600, variant: 'light', radius: 'sm' } },
    Select: { defaultProps: { allowDeselect: false } },
    Avatar: { defaultProps: { variant: 'light' } },
  },
})

/** Mends the library's colours where they fall below WCAG AA (4.5:1 for text, 3:1 for the edge of a field). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': aerie[8],
    '--mantine-color-default-border': '#c8d0d2',
    '--mantine-color-red-light-color': '#9a1f14',
    '--mantine-color-yellow-light': '#fdf3dc',
    '--mantine-color-yellow-light-color': '#6b4700',
    '--aerie-canvas': gray[0],
    '--aerie-surface': '#ffffff',
    '--aerie-line': gray[2],
    '--aerie-hover': gray[1],
    '--aerie-selected': aerie[0],
    '--aerie-late': '#b42318',
    '--aerie-soon': '#8a5300',
    '--aerie-well': '#0a6b3d',
  },
  dark: {
    '--mantine-color-dimmed': '#a3afb2',
    '--mantine-color-placeholder': '#8f9b9f',
    '--mantine-color-error': '#ff9c8f',
    '--mantine-color-anchor': aerie[3],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-red-light': 'rgb(255 107 92 / 0.14)',
    '--mantine-color-red-light-color': '#ffb3a8',
    '--mantine-color-yellow-light': 'rgb(250 190 60 / 0.13)',
    '--mantine-color-yellow-light-color': '#f6cf86',
    '--mantine-color-gray-light': 'rgb(255 255 255 / 0.08)',
    '--mantine-color-gray-light-color': '#c9d2d4',
    '--mantine-color-aerie-light': 'rgb(66 170 162 / 0.15)',
    '--mantine-color-aerie-light-hover': 'rgb(66 170 162 / 0.22)',
    '--mantine-color-aerie-light-color': '#9fdcd6',
    '--aerie-canvas': dark[8],
    '--aerie-surface': dark[7],
    '--aerie-line': '#2b363b',
    '--aerie-hover': '#212b2f',
    '--aerie-selected': '#12312f',
    '--aerie-late': '#ff9c8f',
    '--aerie-soon': '#f4bf62',
    '--aerie-well': '#74d6a1',
  },
})
