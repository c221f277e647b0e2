import { silentLog } from '../../log.ts';
import { readSettings } from '../../settings.ts';
import { wire } from '../../wire.ts';
import type { RunningBot } from './stage.ts';

/** Starts the bot in local mode on any free port, with its store in `data`. */
export const startBot = async (data: string): Promise<RunningBot> => {
  const settings = readSettings({ GAVEL_DATA: data, PORT: '0' });
  const gavel = await wire(settings, { log: silentLog });
  return { origin: gavel.url, close: () => gavel.close() };
};
