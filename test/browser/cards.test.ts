import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';
import { cardPage } from '../helpers/card-picture.ts';
import { cardsOf } from '../helpers/sample-cards.ts';
import { worst } from '../helpers/worst-view.ts';

// The colours and the page around the cards are the client's, not ours.
const NOT_OURS = ['color-contrast', 'landmark-one-main', 'page-has-heading-one'];
const PHONE = 320;

describe('cards in a browser', () => {
  let browser: Browser;

  before(async function () {
    this.timeout(30_000);
    browser = await launchBrowser();
  });

  after(() => browser.close());

  it('are accessible', async () => {
    const page = await cardPage(
      browser,
      cardsOf((view) => view),
      { width: PHONE, theme: 'light' },
    );
    const { violations } = await new AxeBuilder({ page }).disableRules(NOT_OURS).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      [],
    );
  });

  it('stay within a phone, whatever people write', async () => {
    const page = await cardPage(browser, cardsOf(worst), { width: PHONE, theme: 'dark' });
    const wider = await page.$$eval('.card', (cards) =>
      cards
        .filter((card) => card.scrollWidth > card.clientWidth)
        .map((card) => card.getAttribute('aria-label')),
    );
    assert.deepEqual(wider, []);
  });

  it('unfold what stands under More', async () => {
    const page = await cardPage(
      browser,
      { control: cardsOf((view) => view)['control, minuting'] ?? assert.fail('no control card') },
      { width: PHONE, theme: 'light' },
    );
    const close = page.getByRole('button', { name: 'Close meeting' });
    assert.equal(await close.isVisible(), false);
    await page.getByRole('button', { name: 'More' }).click();
    assert.equal(await close.isVisible(), true);
  });
});
