import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { violationsOf } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { openStage, type Stage } from './stage.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

interface Look {
  readonly phone?: boolean;
  readonly dark?: boolean;
  /** The UTC instant at which the room is opened; absent: now. */
  readonly at?: string;
  /** Another window onto a room that is open. */
  readonly beside?: OpenRoom;
}

/** The rehearsal room in a browser, with Gavel itself behind it, as a person at the keyboard uses it. */
export interface OpenRoom {
  readonly page: Page;
  readonly stage: Stage;
  /** Says it to Gavel, in the conversation that is open. */
  type(text: string): Promise<void>;
  /** Says it, and waits for the answer there. */
  ask(text: string): Promise<void>;
  /** Waits until a message of the open conversation reads so. */
  said(text: string | RegExp): Promise<void>;
  /** Waits until the latest message that reads so has all of these buttons; then it has no others. */
  offers(reads: string | RegExp, ...names: readonly string[]): Promise<void>;
  /** The latest button of that name in the open conversation, or on the latest message that reads so. */
  button(name: string | RegExp, on?: string | RegExp): Locator;
  /** Presses a button that opens a dialog, fills in what its labels ask, and sends it. */
  fill(
    opens: string | Locator,
    answers: Readonly<Record<string, string>>,
    send: string,
  ): Promise<void>;
  /** Acts as somebody else, in the committee's channel. */
  become(name: string): Promise<void>;
  /** Opens the actor's conversation of that name in the rail. */
  go(conversation: string): Promise<void>;
  /** The button is on the screen, not merely on the page. */
  inSight(title: string): Promise<void>;
  /** axe finds nothing on the page. */
  accessible(): Promise<void>;
  /** From now on this window shows nothing new, until what this gives is called. */
  hold(): Promise<() => void>;
  /** Fails when the page complained. */
  close(): Promise<void>;
}

export const openRoom = async ({ phone, dark, at, beside }: Look = {}): Promise<OpenRoom> => {
  const stage = beside?.stage ?? (await openStage(at === undefined ? {} : { at }));
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: phone ? PHONE : DESKTOP,
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  await page.goto(stage.url);
  await page.locator('.message').first().waitFor();

  /** A phone shows the list or a conversation. */
  const toList = async (): Promise<void> => {
    const back = page.getByRole('button', { name: 'Back to the list' });
    if (await back.isVisible()) await back.click();
  };
  const go = async (conversation: string): Promise<void> => {
    await toList();
    await page.locator('.rail').getByText(conversation, { exact: true }).click();
    await page.locator('.title h1', { hasText: new RegExp(`^${conversation}$`, 'u') }).waitFor();
  };
  // Until each card is the actor's own, it may have other buttons.
  const settled = page.locator('.messages[aria-busy="false"]');
  const messages = settled.locator('.message');
  const button = (name: string | RegExp, on?: string | RegExp): Locator =>
    (on === undefined ? messages : messages.filter({ hasText: on }).last())
      .getByRole('button', { name, exact: typeof name === 'string' })
      .last();
  const type = async (text: string): Promise<void> => {
    await page.locator('#compose').fill(`@Gavel ${text}`);
    await page.locator('#compose').press('Enter');
  };
  const answerIn = async (dialog: Locator, label: string, answer: string): Promise<void> => {
    const input = dialog.getByLabel(label).first();
    if (await input.evaluate((element) => element.tagName === 'SELECT'))
      await input.selectOption({ label: answer });
    else if (await input.evaluate((element) => element.getAttribute('type') === 'radio'))
      await dialog.getByLabel(answer).check();
    else await input.fill(answer);
  };
  return {
    page,
    stage,
    go,
    type,
    ask: async (text) => {
      const before = await messages.count();
      const heard = page.waitForResponse(/\/room\/say/u);
      await type(text);
      await heard;
      // What was said, and the answer.
      await messages.nth(before + 1).waitFor();
    },
    said: (text) => settled.getByText(text).last().waitFor(),
    offers: async (reads, ...names) => {
      await Promise.all(names.map((name) => button(name, reads).waitFor()));
      const shown = messages.filter({ hasText: reads }).last().locator('.ac-actionSet button');
      assert.deepEqual(await shown.allInnerTexts(), names);
    },
    button,
    fill: async (opens, answers, send) => {
      await (typeof opens === 'string' ? button(opens) : opens).click();
      const dialog = page.getByRole('dialog');
      for (const [label, answer] of Object.entries(answers))
        // oxlint-disable-next-line no-await-in-loop -- one input after the other, as people fill them in
        await answerIn(dialog, label, answer);
      await dialog.getByRole('button', { name: send, exact: true }).last().click();
      await dialog.waitFor({ state: 'detached' });
    },
    become: async (name) => {
      await toList();
      const option = page.getByLabel('Acting as').locator('option', { hasText: name });
      const value = await option.getAttribute('value');
      await page.getByLabel('Acting as').selectOption(value);
      // Until then the list is still that of the one before.
      await page.locator('option[selected]', { hasText: name }).waitFor({ state: 'attached' });
      await go('Harbour Board');
    },
    inSight: async (title) => {
      const last = `[...document.querySelectorAll('.messages button')].findLast((one) => one.textContent === '${title}')`;
      const top = `${last}?.getBoundingClientRect().top`;
      // Cards are drawn anew meanwhile.
      await page.waitForFunction(`${top} > 0 && ${top} < innerHeight`);
    },
    accessible: async () => assert.deepEqual(await violationsOf(page), []),
    hold: async () => {
      let gate = Promise.resolve();
      const passed = new Set<Promise<unknown>>();
      // All that a drawing is made of; presses and what is said go through.
      await page.route(/\/rehearsal\/room(?:\?|\/messages|\/read)/u, async (route) => {
        await gate;
        const answered = page.waitForEvent('requestfinished', (one) => one === route.request());
        passed.add(answered);
        void answered.finally(() => passed.delete(answered));
        await route.fallback();
      });
      for (;;) {
        // oxlint-disable no-await-in-loop -- until nothing was on its way that would leave the cards unsettled
        await settled.waitFor();
        const { promise, resolve } = Promise.withResolvers<void>();
        gate = promise;
        while (passed.size > 0) await Promise.all(passed);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
        if ((await settled.count()) > 0) return resolve;
        resolve();
        // oxlint-enable no-await-in-loop
      }
    },
    close: async () => {
      await browser.close();
      if (!beside) await stage.close();
      assert.deepEqual(complaints, []);
    },
  };
};
