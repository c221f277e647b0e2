import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { notUsable } from './records/not-opened.ts';

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Node's own `recursive` never ends where a file system takes no folders, such as /proc. */
const make = (folder: string): void => {
  if (isFolder(folder)) return;
  make(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!isFolder(folder)) throw error;
  }
};

/** Makes the folder of the data where there is none yet. Throws Invalid (`setting-data`). */
export const openDataFolder = (folder: string): void => {
  try {
    make(resolve(folder));
  } catch (error) {
    throw notUsable(folder, error);
  }
};
