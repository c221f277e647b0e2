import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import type { Card } from '../../cards/kit.ts';

/**
 * What a card looks like in Teams: `node test/helpers/card-picture.ts CARD.json [folder]` writes one
 * picture each for desktop (480 px) and phone (320 px), light and dark.
 */

export type Theme = 'light' | 'dark';

const PALETTES = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    quiet: '#616161',
    line: '#e0e0e0',
    accent: '#5b5fc7',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    goodBand: '#e7f2da',
    warningBand: '#fbf6d9',
    attentionBand: '#fcf4f6',
    accentBand: '#e8ebfa',
    primary: '#5b5fc7',
    emphasis: '#f0f0f0',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    quiet: '#adadad',
    line: '#3d3d3d',
    accent: '#9299f7',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    goodBand: '#0d2e0d',
    warningBand: '#463100',
    attentionBand: '#3e1f25',
    accentBand: '#2f2f4a',
    primary: '#5b5fc7',
    emphasis: '#333333',
  },
} as const;

const colours = (palette: (typeof PALETTES)[Theme]) => {
  const of = (strong: string) => ({ default: strong, subtle: strong });
  return {
    default: { default: palette.text, subtle: palette.quiet },
    accent: of(palette.accent),
    good: of(palette.good),
    warning: of(palette.warning),
    attention: of(palette.attention),
  };
};

/** A host configuration with the measures and colours of Teams. */
export const hostConfig = (theme: Theme): object => {
  const palette = PALETTES[theme];
  const style = (backgroundColor: string) => ({
    backgroundColor,
    foregroundColors: colours(palette),
  });
  return {
    fontFamily: "'Segoe UI', 'Noto Sans', system-ui, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    supportsInteractivity: true,
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 110 },
      value: { wrap: true },
      spacing: 16,
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      accent: style(palette.accentBand),
      good: style(palette.goodBand),
      warning: style(palette.warningBand),
      attention: style(palette.attentionBand),
    },
  };
};

const css = (theme: Theme): string => {
  const palette = PALETTES[theme];
  return `
    * { box-sizing: border-box }
    body { margin: 0; padding: 12px; background: ${palette.page}; color: ${palette.text};
      font: 14px/20px 'Segoe UI', 'Noto Sans', system-ui, sans-serif; color-scheme: ${theme} }
    .card { border: 1px solid ${palette.line}; border-radius: 8px; overflow: hidden; margin-bottom: 12px }
    .name { color: ${palette.quiet}; font-size: 11px; margin: 4px 0 }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px }
    .ac-pushButton { font: 600 14px/20px inherit; font-family: inherit; font-weight: 600; padding: 5px 12px;
      border: 1px solid ${palette.line}; border-radius: 4px; background: ${palette.card};
      color: ${palette.text}; overflow: visible !important }
    .ac-pushButton.style-positive { background: ${palette.primary}; border-color: ${palette.primary}; color: #fff }
    .ac-textBlock p { margin: 0 } .ac-textBlock p + p { margin-top: 8px }
    .ac-input { width: 100%; font: inherit; padding: 6px 8px; color: inherit; border: 0;
      border-bottom: 1px solid ${palette.quiet}; border-radius: 4px; background: ${palette.emphasis} }
    input[type=radio], input[type=checkbox] { width: auto !important }
  `;
};

/** The little Markdown that Teams reads: paragraphs and backslash escapes. Runs in the page. */
const SCRIPT = `
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const escape = (part) => part.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
    result.outputHtml = text.split('\\n\\n').map((part) =>
      '<p>' + part.split(/\\\\([!-\\/:-@\\[-\`{-~])/).map((piece, i) => i % 2 ? escape(piece)
        : escape(piece).replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/\\[(.+?)\\]\\((.+?)\\)/g, '<a href="$2">$1</a>')).join('') + '</p>').join('');
    result.didProcess = true;
  };
  window.show = (name, json, config) => {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(config);
    // Teams offers the listed people and its directory in one picker; this renderer has no directory.
    card.parse(JSON.parse(json, (key, value) => key === 'choices.data' ? undefined : value));
    const label = document.createElement('div');
    label.className = 'name';
    label.textContent = name;
    const frame = document.createElement('div');
    frame.className = 'card';
    frame.append(card.render());
    document.body.append(label, frame);
  };
`;

const bundle = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** A page that shows the cards, each under its name, at one width and in one theme. */
export const cardPage = async (
  browser: Browser,
  cards: Readonly<Record<string, Card>>,
  view: { readonly width: number; readonly theme: Theme },
): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: view.width + 24, height: 400 } });
  await page.setContent(
    `<!doctype html><html lang="en"><style>${css(view.theme)}</style><body></body></html>`,
  );
  await page.addScriptTag({ content: readFileSync(bundle, 'utf8') });
  await page.addScriptTag({ content: SCRIPT });
  const config = JSON.stringify(hostConfig(view.theme));
  for (const [name, card] of Object.entries(cards))
    await page.evaluate(
      `show(${JSON.stringify(name)}, ${JSON.stringify(JSON.stringify(card))}, ${config})`,
    );
  return page;
};

const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });

/** Writes pictures of cards into a folder; gives their paths. */
export const pictures = async (
  cards: Readonly<Record<string, Card>>,
  folder: string,
  name: string,
): Promise<string[]> => {
  const browser = await launchBrowser();
  const paths: string[] = [];
  try {
    for (const theme of ['light', 'dark'] as const)
      for (const width of [480, 320]) {
        const page = await cardPage(browser, cards, { width, theme });
        const path = `${folder}/${name}-${theme}-${width}.png`;
        await page.screenshot({ path, fullPage: true });
        await page.close();
        paths.push(path);
      }
  } finally {
    await browser.close();
  }
  return paths;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file = '', folder = '/tmp'] = process.argv.slice(2);
  const card = JSON.parse(readFileSync(file, 'utf8')) as Card;
  console.log((await pictures({ [file]: card }, folder, 'card')).join('\n'));
}
