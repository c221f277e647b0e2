import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { violationsOf } from '../helpers/accessibility.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { cardPage } from '../helpers/card-picture.ts';
import { cardsOf } from '../helpers/sample-cards.ts';
import { worstCards } from '../helpers/worst-view.ts';

// The colours and the page around the cards are the client's, not ours.
const NOT_OURS = ['color-contrast', 'landmark-one-main', 'page-has-heading-one'];
const PHONE = 320;

describe('cards in a browser', function () {
  // All cards there are, on one page: on a machine at work that takes its time.
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  after(() => browser.close());

  it('are accessible', async () => {
    const page = await cardPage(
      browser,
      cardsOf((view) => view),
      { width: PHONE, theme: 'light' },
    );
    assert.deepEqual(await violationsOf(page, NOT_OURS), []);
  });

  it('stay within a phone, whatever people write', async () => {
    const page = await cardPage(browser, worstCards, { width: PHONE, theme: 'dark' });
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
