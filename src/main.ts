import { GavelError } from './errors.ts';
import { createLog } from './log.ts';
import { readSettings } from './settings.ts';
import { refusalText, text } from './text/text.ts';
import { wire } from './wire.ts';

const fail = (error: unknown): never => {
  const words = error instanceof GavelError ? refusalText(error.code, error.params) : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
};

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const log = createLog();
  const gavel = await wire(settings, { log });
  process.stdout.write(
    `${text('general.listening', { url: gavel.url, local: String(!settings.app) })}\n`,
  );
  const stop = (): void => {
    void gavel.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

await start().catch(fail);
