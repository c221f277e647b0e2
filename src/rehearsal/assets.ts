import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import type { Mount, MountAnswer } from './mount.ts';

const PAGE = new URL('page/', import.meta.url);

// Cards bring images as data only: nothing leaves this machine.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

const file = (type: string, body: string): MountAnswer => ({
  status: 200,
  headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` },
  body,
});

const pageFile = (name: string): MountAnswer | undefined => {
  // Only names that are there: nothing of the path reaches the file system unchecked.
  if (!readdirSync(PAGE).includes(name)) return undefined;
  const source = readFileSync(new URL(name, PAGE), 'utf8');
  if (name.endsWith('.ts')) return file('text/javascript', stripTypeScriptTypes(source));
  if (name.endsWith('.css')) return file('text/css', source);
  return name.endsWith('.html') ? file('text/html', source) : undefined;
};

const cardsLibrary = (): MountAnswer => {
  const main = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  return file('text/javascript', readFileSync(main, 'utf8'));
};

/** The page and its modules; TypeScript loses its types on the way out, so there is nothing to build. */
export const assetRoutes = (): Mount[] => [
  {
    method: 'GET',
    path: '/',
    handle: async () => pageFile('index.html') ?? { status: 404 },
  },
  {
    method: 'GET',
    path: '/rehearsal/assets/:name',
    handle: async ({ params: { name = '' } }) =>
      name === 'adaptivecards.min.js' ? cardsLibrary() : (pageFile(name) ?? { status: 404 }),
  },
];
