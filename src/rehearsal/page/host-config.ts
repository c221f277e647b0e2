// The library reads eight digits as #AARRGGBB.
const text = (normal: string, subtle: string) => ({ default: normal, subtle });

const light = {
  default: text('#242424', '#616161'),
  dark: text('#242424', '#616161'),
  light: text('#ffffff', '#f0f0f0'),
  accent: text('#4f52b2', '#5b5fc7'),
  good: text('#0e700e', '#107c10'),
  warning: text('#835b00', '#835b00'),
  attention: text('#b10e1c', '#c50f1f'),
};

const dark = {
  default: text('#ffffff', '#d6d6d6'),
  dark: text('#242424', '#616161'),
  light: text('#ffffff', '#f0f0f0'),
  accent: text('#9ea2ff', '#aaadff'),
  good: text('#92c353', '#92c353'),
  warning: text('#f8d22a', '#f8d22a'),
  attention: text('#f9526b', '#f9526b'),
};

const containers = (
  colours: typeof light,
  backgrounds: Readonly<Record<string, string>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(backgrounds).map(([style, backgroundColor]) => [
      style,
      { backgroundColor, foregroundColors: colours },
    ]),
  );

/** The values with which Teams renders cards: sizes, spacing and both palettes. */
export const hostConfig = (theme: 'light' | 'dark'): Record<string, unknown> => ({
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: theme === 'light' ? '#e0e0e0' : '#3d3d3d' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  supportsInteractivity: true,
  actions: {
    maxActions: 6,
    spacing: 'default',
    // The style sheet sets buttons apart: the library's spacers would indent the second row.
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: true },
  textBlock: { headingLevel: 2 },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'default' },
  },
  containerStyles:
    theme === 'light'
      ? containers(light, {
          default: '#00ffffff',
          emphasis: '#f5f5f5',
          accent: '#ebebfc',
          good: '#f1faf1',
          attention: '#fdf6f6',
          warning: '#fffcf5',
        })
      : containers(dark, {
          default: '#00000000',
          emphasis: '#1f1f1f',
          accent: '#2f2f4a',
          good: '#0c2a0c',
          attention: '#3f1011',
          warning: '#3b2a00',
        }),
});
