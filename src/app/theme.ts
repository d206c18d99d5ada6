import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: white text on shade 7 (light) and on shade 6 (dark) passes AA. */
const accent: MantineColorsTuple = [
  '#e9effc',
  '#d3dffa',
  '#aac2f5',
  '#8fb0ff',
  '#6690ee',
  '#4778e2',
  '#3465d6',
  '#1f4fbf',
  '#1a439f',
  '#153781',
];

const gray: MantineColorsTuple = [
  '#f6f7f9',
  '#f1f3f6',
  '#e1e5ea',
  '#d2d8e0',
  '#c4cad3',
  '#8b95a3',
  '#56606e',
  '#3c4552',
  '#262d37',
  '#171c24',
];

/** From text (0) to the deepest ground (9), as Mantine's dark scheme reads it. */
const dark: MantineColorsTuple = [
  '#e8ebf0',
  '#c9d0da',
  '#a3adbb',
  '#7d8897',
  '#414b59',
  '#2a313b',
  '#1b2027',
  '#171b21',
  '#12161b',
  '#0f1216',
];

const red: MantineColorsTuple = [
  '#fdecea',
  '#fad6d3',
  '#f5b0aa',
  '#ff9d94',
  '#ea6a60',
  '#dd4a3f',
  '#c9342a',
  '#b3261e',
  '#931f18',
  '#741813',
];

export const theme = createTheme({
  fontFamily:
    "'Inter Variable', 'Inter Fallback', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray, dark, red },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // By default a menu begins with a focusable element that is no menu item, which WAI-ARIA does
    // not allow in a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});
