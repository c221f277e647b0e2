/** Gavel as it runs, one of several on one store; it passes over what is due when it is told the time. */
import { silentLog } from '../../src/log.ts';
import { readSettings } from '../../src/settings.ts';
import { wire } from '../../src/wire.ts';

const [settings = '{}'] = process.argv.slice(2);
let now = '2026-11-01T00:00:00.000Z';
const clock = { now: () => now };
const gavel = await wire(readSettings(JSON.parse(settings) as Record<string, string>), {
  log: silentLog,
  clock,
});

/** A store that is too busy to say what is due is asked again, as the poll does. */
const pass = (time: string): Promise<number> => gavel.chaser.drain(time).catch(() => pass(time));

process.on('message', (time: string) => {
  now = time;
  void pass(time).then((moved) => process.send?.(moved));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
