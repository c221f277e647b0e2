import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../cards/kit.ts';
import { hostConfig } from '../../src/rehearsal/page/host-config.ts';
import { launchBrowser } from './browser.ts';

const THEMES = ['light', 'dark'] as const;
/** Pixels: Teams on a desktop, and on a phone. */
const WIDTHS = [480, 320] as const;

export type Theme = (typeof THEMES)[number];

const bundle = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

const roomFile = (name: string): string =>
  readFileSync(new URL(`../../src/rehearsal/page/${name}`, import.meta.url), 'utf8');

const SHOW = `
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (source, result) => {
    result.outputHtml = markdownToHtml(source);
    result.didProcess = true;
  };
  window.show = (name, json, config) => {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(config);
    // Teams lists people and searches its directory in one picker; here there is no directory.
    card.parse(JSON.parse(json, (key, value) => (key === 'choices.data' ? undefined : value)));
    const frame = Object.assign(document.createElement('section'), { className: 'card' });
    frame.setAttribute('aria-label', name);
    frame.append(card.render());
    document.body.append(frame);
  };
`;

/** A page that shows the cards, one under the other, as the rehearsal room does. */
export const cardPage = async (
  browser: Browser,
  cards: Readonly<Record<string, Card>>,
  view: { readonly width: number; readonly theme: Theme },
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: view.width + 24, height: 400 },
  });
  const page = await context.newPage();
  await page.setContent(
    `<!doctype html><html lang="en" data-theme="${view.theme}"><title>Cards</title><body></body></html>`,
  );
  await page.addStyleTag({ content: roomFile('tokens.css') + roomFile('cards.css') });
  await page.addStyleTag({ content: 'body { margin: 12px } .card { margin-bottom: 16px }' });
  const markdown = stripTypeScriptTypes(roomFile('markdown.ts')).replaceAll(/^export /gm, '');
  await page.addScriptTag({ path: bundle });
  await page.addScriptTag({ content: markdown + SHOW });
  const config = JSON.stringify({ ...hostConfig(view.theme), textBlock: { headingLevel: 2 } });
  for (const [name, card] of Object.entries(cards)) {
    const json = JSON.stringify(JSON.stringify(card));
    await page.evaluate(`show(${JSON.stringify(name)}, ${json}, ${config})`);
  }
  return page;
};

/** Writes a picture for each width and theme into a folder; gives their paths. */
const pictures = async (
  cards: Readonly<Record<string, Card>>,
  folder: string,
  name: string,
): Promise<string[]> => {
  const browser = await launchBrowser();
  const paths: string[] = [];
  try {
    for (const theme of THEMES)
      for (const width of WIDTHS) {
        const page = await cardPage(browser, cards, { width, theme });
        const path = `${folder}/${name}-${theme}-${width}.png`;
        await page.screenshot({ path, fullPage: true });
        await page.context().close();
        paths.push(path);
      }
  } finally {
    await browser.close();
  }
  return paths;
};

// node test/helpers/card-picture.ts CARD.json [folder]
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file = '', folder = '/tmp'] = process.argv.slice(2);
  const card = JSON.parse(readFileSync(file, 'utf8')) as Card;
  console.log((await pictures({ [file]: card }, folder, 'card')).join('\n'));
}
