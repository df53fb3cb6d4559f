import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

// Shades 8 and 9 carry text and filled controls (4.5:1 with white on either side); 0–2 are grounds.
const pine: MantineColorsTuple = [
  '#eff5f2',
  '#e6efea',
  '#cfe0d8',
  '#b9d0c5',
  '#93b8a8',
  '#6a9d89',
  '#43806b',
  '#2a6f5b',
  '#17604f',
  '#0f4a3d',
]
const gray: MantineColorsTuple = [
  '#faf7f2',
  '#f1ece3',
  '#e4ddd0',
  '#d6cdbd',
  '#b9b3a6',
  '#84897f',
  '#666d68',
  '#4a514d',
  '#343a37',
  '#1f2421',
]
const red: MantineColorsTuple = [
  '#fdf3f2',
  '#fbebe9',
  '#f5cfcb',
  '#ecaaa4',
  '#de7d75',
  '#d0574d',
  '#c43b31',
  '#bd2f26',
  '#b3261e',
  '#8f1c16',
]

/** The tokens of `tokens.css` in Mantine's terms, so that its parts and the kit's stand side by side unnoticed. */
export const mantineTheme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 8 },
  colors: { pine, gray, red },
  black: '#1f2421',
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 8,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.5' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  shadows: { xs: 'none', sm: '0 1px 2px rgb(31 36 33 / 8%)', md: '0 6px 20px rgb(31 36 33 / 12%)' },
  components: {
    Table: { defaultProps: { verticalSpacing: 8, horizontalSpacing: 12, fz: 'sm', highlightOnHover: true } },
    Tooltip: { defaultProps: { withArrow: false, openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
})

/** Dimmed text and placeholders at 8:1 and 5:1, lines and controls as in the kit. */
export const variablesOfTokens: CSSVariablesResolver = () => ({
  variables: {
    '--input-height-sm': 'var(--control)',
    '--input-height-md': 'var(--control)',
  },
  light: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-anchor': 'var(--pine)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--table-border-color': 'var(--line)',
    '--table-hover-color': 'var(--sunken)',
  },
  dark: {},
})

/** The nonce of this response for the style elements Mantine writes. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
