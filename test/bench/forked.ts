import { strict as assert } from 'node:assert';
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A bot in a process of its own, and where it listens. */
export const startServer = async (
  server: 'echo' | 'gavel',
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
) => {
  const child = fork(new URL(`servers/${server}.ts`, import.meta.url), args, {
    execArgv: [...process.execArgv, ...execArgv],
  });
  const started = once(child, 'message') as Promise<[string]>;
  const ended = once(child, 'exit').then(() => assert.fail(`${server}: ended before it listened`));
  const [origin] = await Promise.race([started, ended]);
  return { child, origin };
};
