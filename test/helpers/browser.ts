import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// A browser under test speaks to nobody but the page. Containers have no sandbox to offer.
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** `CHROMIUM_PATH`, else a Chrome or Chromium of the system, else the one that an npm package carries. */
export const launchBrowser = async (): Promise<Browser> => {
  const installed = process.env.CHROMIUM_PATH ?? SYSTEM.find((path) => existsSync(path));
  // The package's own arguments put everything into one process, which dies with its first page.
  const executablePath = installed ?? (await sparticuz.executablePath());
  return chromium.launch({ executablePath, args: ARGS });
};
