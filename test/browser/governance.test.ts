import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';
import { openStage, type Stage } from '../helpers/stage.ts';

/** A board's governance, by typing and pressing in the rehearsal room, with Gavel itself behind it. */
describe('governance in the rehearsal room', () => {
  let browser: Browser;
  let page: Page;
  let stage: Stage;
  const complaints: string[] = [];

  const type = async (text: string): Promise<void> => {
    await page.locator('#compose').fill(`@Gavel ${text}`);
    await page.locator('#compose').press('Enter');
  };
  const said = (text: string | RegExp): Promise<void> =>
    page.locator('.messages').getByText(text).last().waitFor();
  const button = (name: string | RegExp): Locator =>
    page
      .locator('.messages')
      .getByRole('button', { name, exact: typeof name === 'string' })
      .last();
  /** On the screen, not merely on the page; cards are drawn anew meanwhile. */
  const inSight = async (title: string): Promise<void> => {
    const last = `[...document.querySelectorAll('.messages button')].findLast((one) => one.textContent === '${title}')`;
    const top = `${last}?.getBoundingClientRect().top`;
    await page.waitForFunction(`${top} > 0 && ${top} < innerHeight`);
  };
  const become = async (name: string): Promise<void> => {
    const option = page.getByLabel('Acting as').locator('option', { hasText: name });
    const value = await option.getAttribute('value');
    await page.getByLabel('Acting as').selectOption(value);
    await page.locator('.rail').getByText('Harbour Board', { exact: true }).click();
  };
  const accessible = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
  };

  before(async () => {
    stage = await openStage();
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(stage.url);
    await page.locator('.message').first().waitFor();
  });
  after(async () => {
    await browser.close();
    await stage.close();
    assert.deepEqual(complaints, []);
  });

  it('takes its rules from a template, and counts the quorum', async () => {
    await type('set up as non-profit board');
    await said(/now works as a Non-profit board/u);
    await type('start meeting');
    await said('M-1, item 1 of 3');
    await type('attendance: Maya, Daniel, Priya, Tom');
    await said('Quorum 3/2 ✓ · 3 voting');
  });

  it('votes by card, changes a vote, and declares the result with its figures', async () => {
    await become('Daniel');
    await type('motion: Approve the east quay budget');
    await said(/Motion 1 · moved by Daniel Okafor/u);
    await become('Priya');
    await type('second motion 1');
    await said(/seconded by Priya Raman/iu);
    await become('Daniel');
    await type('open vote 1');
    await said(/Motion 1, vote open since/u);
    await button('For').click();
    await said('1 of 3');
    // A press leaves the page where it was.
    await inSight('Against');
    await become('Priya');
    await button('For').click();
    await said('2 of 3');
    await button('Against').click();
    await become('Tom');
    await button('For').click();
    await said('3 of 3');
    await accessible();
    await become('Daniel');
    await button('Close and declare').click();
    await said(/carried 2–1–0/iu);
  });

  it('votes in secret: the card says that somebody voted, and nobody says which way', async () => {
    await type('motion: Elect Ana as treasurer');
    await said(/Motion 2 · moved by/u);
    await become('Tom');
    await type('second motion 2');
    await said(/seconded by Tom Becker/iu);
    await become('Daniel');
    await type('motion 2');
    await button('Open a secret vote').click();
    await said(/secret/iu);
    await become('Priya');
    await button('Against').click();
    await said('have voted');
    await become('Daniel');
    await button('For').click();
    await said('2 of 3');
    await become('Tom');
    await button('For').click();
    await said('3 of 3');
    await become('Daniel');
    await button('Close and declare').click();
    await said(/2–1–0/u);
    const result = await page.locator('.message', { hasText: 'Elect Ana' }).last().textContent();
    assert.doesNotMatch(result ?? '', /Priya/u);
  });

  it('reads it all in the minutes', async () => {
    await type('close meeting');
    await said(/M-1 is closed: 2 decisions/u);
    await become('Maya');
    await type('minutes');
    await button('Read').click();
    await said(/Approve the east quay budget/u);
    await accessible();
  });
});
