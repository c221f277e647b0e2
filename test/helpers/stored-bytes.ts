import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every byte that the embedded store keeps in a folder. */
export const storedBytes = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith('gavel.sqlite'))
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join();
