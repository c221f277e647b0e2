/** Gavel as it runs: every activity is authenticated, decided, committed and answered. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../src/log.ts';
import { readSettings } from '../../../src/settings.ts';
import { wire } from '../../../src/wire.ts';
import { trustFrom } from './trust.ts';

const folder = mkdtempSync(join(tmpdir(), 'gavel-bench-'));
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true });
  process.exit(0);
});
const trust = trustFrom(process.argv[2]);
const gavel = await wire(readSettings({ PORT: '0', GAVEL_DATA: folder }), {
  log: silentLog,
  ...(trust && { trust }),
});
process.send?.(gavel.url);
// Whoever asks for the memory has started this with --expose-gc.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
