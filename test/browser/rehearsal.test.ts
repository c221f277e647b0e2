import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violationsOf } from '../helpers/accessibility.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { startDemoBot } from '../helpers/demo-bot.ts';
import type { EchoBot } from '../helpers/echo-bot.ts';
import { startRoom, type RoomOnHttp } from '../helpers/rehearsal.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

describe('the rehearsal page', () => {
  let browser: Browser;
  let context: BrowserContext;
  let bot: EchoBot;
  let on: RoomOnHttp;
  let page: Page;
  let complaints: string[];

  const open = async (viewport: typeof DESKTOP, colorScheme: 'light' | 'dark' = 'light') => {
    context = await browser.newContext({ viewport, colorScheme });
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(on.origin);
    await page.locator('.message').first().waitFor();
  };
  const type = async (text: string) => {
    await page.locator('#compose').fill(text);
    await page.locator('#compose').press('Enter');
  };
  const actor = () => page.getByLabel('Acting as').locator('option:checked').textContent();
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const accessible = async () => assert.deepEqual(await violationsOf(page), []);

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    bot = await startDemoBot();
    on = await startRoom(() => `${bot.origin}/api/messages`);
  });
  afterEach(async () => {
    await context.close();
    await on.close();
    await bot.close();
    assert.deepEqual(complaints, []);
  });

  it('opens as Maya in the board, and sets the room up once for several pages', async () => {
    await open(DESKTOP);
    const [first, second] = await Promise.all([
      fetch(`${on.origin}/rehearsal/room`),
      fetch(`${on.origin}/rehearsal/room`),
    ]);
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(await actor(), 'Maya Lindqvist');
    assert.equal(await page.locator('h1').textContent(), 'Harbour Board');
    const installs = bot.received.filter(({ type }) => type === 'installationUpdate');
    const chats = new Set(installs.map(({ conversation }) => JSON.stringify(conversation)));
    assert.deepEqual([installs.length, chats.size], [6, 6], 'the channel, and five 1:1 chats');
    await page.getByText('Rehearsal: nothing leaves this machine').waitFor();
  });

  it('shows the own view, runs buttons, dialogs and errors, with text kept as text', async () => {
    await open(DESKTOP);
    await type('@Gavel show a card');
    await page.getByText('M-4, your own view').waitFor();
    await button('Mark done').click();
    await page.getByText('A-12 is done.').waitFor();
    await button('Fail').last().click();
    await page.getByText('Only the secretary can do that.').waitFor();

    await button('Note').last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Write the note.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await button('Note').last().click();
    await dialog.getByLabel('Note').fill('The quay needs more');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Noted.').waitFor();
    assert.deepEqual(bot.received.at(-1)?.value, {
      data: { verb: 'note.add', text: 'The quay needs more', reserved: 'false' },
      context: { theme: 'default' },
    });

    await type('@Gavel say hello');
    await page.getByText('say hello <img src=x onerror=alert(1)>').waitFor();
    assert.equal(await page.locator('.text img').count(), 0);
  });

  it('shows another person the shared card, and counts what waits for them', async () => {
    await open(DESKTOP);
    await type('@Gavel show a card');
    await page.getByText('M-4, your own view').waitFor();
    await page
      .getByRole('option', { name: /Tom Becker \(\d+ new\)/ })
      .waitFor({ state: 'attached' });
    await page.getByLabel('Acting as').selectOption(on.room.world.person('Tom').id);
    await page.getByText('M-4, for everyone').waitFor();
    assert.equal(await actor(), 'Tom Becker');
    assert.equal(await button('Mark done').count(), 0);
  });

  it('says why nobody answers to what names nobody', async () => {
    await open(DESKTOP);
    await type('say hello');
    await page.getByText('Gavel hears among others only what names it').waitFor();
  });

  it('completes names from the keyboard', async () => {
    await open(DESKTOP);
    const compose = page.locator('#compose');
    await compose.pressSequentially('@Ga');
    await page.getByRole('option', { name: 'Gavel' }).waitFor();
    await compose.press('Tab');
    assert.equal(await compose.inputValue(), '@Gavel ');
    await compose.pressSequentially('ask @pri');
    await compose.press('Enter');
    assert.equal(await compose.inputValue(), '@Gavel ask @Priya Raman ');
    await compose.press('Enter');
    await page.getByText('You said').last().waitFor();
    assert.match(String(bot.received.at(-1)?.text), /<at>Priya Raman<\/at>/);
  });

  it('answers in a thread, runs a meeting and moves the clock', async () => {
    await open(DESKTOP);
    await button('Reply').last().click();
    await type('@Gavel in the thread');
    await page.locator('.thread.chosen strong', { hasText: 'in the thread' }).waitFor();
    await button(/weekly/).click();
    await button('Start the Teams meeting').click();
    await page.getByText('The meeting is running').waitFor();
    assert.equal(bot.received.at(-1)?.name, 'application/vnd.microsoft.meetingStart');
    await button('+1 week').click();
    await page.getByText('Mon 30 Nov, 09:00').waitFor();
  });

  it('jumps to the next reminder and becomes the person who got it', async () => {
    await open(DESKTOP);
    const { id } = on.room.personal('Priya');
    const due = '2026-11-24T03:30:00.000Z';
    on.clock.next = () => (on.clock.at < due ? due : undefined);
    on.clock.moved = async () => {
      await fetch(`${on.serviceUrl}v3/conversations/${encodeURIComponent(id)}/activities`, {
        method: 'POST',
        body: JSON.stringify({ type: 'message', text: 'The board asked you for the budget.' }),
      });
    };
    await button('Jump to the next reminder').click();
    await page.getByText('The board asked you for the budget.').waitFor();
    assert.equal(await actor(), 'Priya Raman');
    assert.equal(await page.locator('.clock time').textContent(), 'Tue 24 Nov, 09:00 GMT+5:30');
    await page.getByRole('button', { name: 'Next reminder', exact: true }).click();
    await page.getByText('No reminder is waiting.').waitFor();
  });

  it('keeps what is typed into a card when something else arrives', async () => {
    await open(DESKTOP);
    await type('@Gavel show a card with an input');
    const input = page.getByLabel('Why').last();
    await input.fill('half a sentence');
    await on.room.say('Priya', 'Harbour Board', 'among us');
    await page.getByText('among us').waitFor();
    assert.equal(await input.inputValue(), 'half a sentence');
  });

  it('offers the people of the conversation where a card asks for one', async () => {
    await open(DESKTOP);
    await type('@Gavel show a card with an input');
    await page.getByLabel('Owner').selectOption('Priya Raman');
    await button('Decline').click();
    await page.getByText('Nobody knows this button.').waitFor();
    const { aadObjectId } = on.room.world.person('Priya');
    assert.match(
      JSON.stringify(bot.received.at(-1)?.value),
      new RegExp(`"owner":"${aadObjectId}"`),
    );
  });

  it('suggests what to try only where Gavel hears it', async () => {
    await open(DESKTOP);
    await button('1 Start the meeting').waitFor();
    await button('Remove Gavel').click();
    await button('Add Gavel here').waitFor();
    await button('1 Start the meeting').waitFor({ state: 'hidden' });
  });

  it('gives the focus back to a card that was drawn anew while its dialog was open', async () => {
    await open(DESKTOP);
    await type('@Gavel show a card');
    await page.getByText('M-4, your own view').waitFor();
    await button('Note').last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    const card = page.locator('.message').last();
    await card.evaluate((element) => element.replaceWith(element.cloneNode(true)));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Note');
  });

  it('plays the day step by step, and stops when asked', async () => {
    await open(DESKTOP);
    await button('Play the day').click();
    await button('Begin').click();
    await page.getByText('Step 1 of').waitFor();
    await button('Stop').click();
    await page.getByRole('progressbar').waitFor({ state: 'hidden' });
    const published = bot.received.filter(({ text }) => String(text).includes('publish agenda'));
    assert.equal(published.length, 1);
  });

  it('shows one pane at a time on a phone', async () => {
    await open(PHONE);
    assert.equal(await page.getByRole('navigation').isVisible(), false);
    await button('Back to the list').click();
    await page.getByRole('main').waitFor({ state: 'hidden' });
    await button('Harbour finance').click();
    await page.getByRole('heading', { name: 'Harbour finance' }).waitFor();
    const width = await page.locator('#page').evaluate(({ scrollWidth }) => scrollWidth);
    assert.ok(width <= PHONE.width, `${width} pixels wide`);
  });

  for (const [scheme, viewport] of [
    ['light', DESKTOP],
    ['dark', DESKTOP],
    ['light', PHONE],
  ] as const)
    it(`is accessible, ${scheme}, ${viewport.width} pixels wide`, async () => {
      await open(viewport, scheme);
      await type('@Gavel show a card');
      await page.getByText('M-4, your own view').waitFor();
      await accessible();
      await button('Note').last().click();
      await page.getByRole('dialog').waitFor();
      await accessible();
    });
});
