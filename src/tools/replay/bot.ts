import { readSettings } from '../../settings.ts';
import { wire } from '../../wire.ts';
import type { RunningBot } from './stage.ts';

/** Starts the bot in local mode on any free port, with its store in `data`. */
export const startBot = async (data: string): Promise<RunningBot> => {
  const { url, close } = await wire(readSettings({ GAVEL_DATA: data, PORT: '0' }));
  return { origin: url, close };
};
