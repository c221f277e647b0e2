import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A running process of Gavel. */
export interface Process {
  readonly url: string;
  /** What a power cut does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const load = (): ChildProcess => fork(join(import.meta.dirname, 'gavel-process.ts'));

/** Processes on one folder, one after the other; the next one is loaded while the last one still runs. */
export const createProcesses = (data: string) => {
  let next = load();
  return {
    start: async (): Promise<Process> => {
      const child = next;
      next = load();
      child.send(data);
      const [url] = (await once(child, 'message')) as [string];
      const ended = once(child, 'exit');
      return {
        url,
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
        close: async () => {
          child.send('close');
          await ended;
        },
      };
    },
    [Symbol.dispose]: (): void => {
      next.kill('SIGKILL');
    },
  };
};
