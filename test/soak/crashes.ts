import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../src/records/open.ts';
import { readSettings } from '../../src/settings.ts';
import { activity } from '../helpers/activities.ts';
import type { CommitteeShape, ListShape, VerifyShape } from '../helpers/stage.ts';
import { startConnector } from './connector.ts';
import { createDice } from './dice.ts';
import { type Account, balance, docsOf } from './ledger.ts';
import { createProcesses, type Process } from './processes.ts';

const members = ['Maya', 'Priya', 'Omar', 'Carl'].map((name) => ({
  id: `29:${name}`,
  name: `${name} Chen`,
  objectId: `aad-${name}`,
}));
const [, ...others] = members;
const maya = { id: '29:Maya', name: 'Maya Chen', aadObjectId: 'aad-Maya' };
const COMMANDS = 4;
const DIGEST = /needs? you today/;
const START = '2026-11-23T07:00:00Z';

interface Crashes extends Account {
  readonly kills: number;
  /** Kills while a message was on its way; the others came during commits. */
  readonly sending: number;
  readonly acknowledged: number;
}

/**
 * Kills Gavel again and again while people record actions and reminders go out, and starts it again.
 * Commands that were not acknowledged are sent again, as Teams does.
 */
export const crashes = async (kills: number): Promise<Crashes> => {
  const data = mkdtempSync(join(tmpdir(), 'gavel-crashes-'));
  const roll = createDice(20_261_123);
  let onPost = (_summary: string): void => undefined;
  await using connector = await startConnector({ onPost: (summary) => onPost(summary), members });
  using processes = createProcesses(data);
  const acknowledged = new Set<number>();
  let asked = 0;
  let sending = 0;

  const post = (gavel: Process, path: string, body: unknown): Promise<Response | undefined> =>
    fetch(`${gavel.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined);

  const say = async (gavel: Process, id: string, words: string): Promise<boolean> => {
    const text = `<at>Gavel</at> ${words}`;
    const over = { id, serviceUrl: connector.serviceUrl, from: maya, text };
    return (await post(gavel, '/api/messages', activity(over)))?.status === 200;
  };

  const command = async (gavel: Process, n: number): Promise<void> => {
    const name = members[n % members.length]?.name ?? '';
    const words = `action: ${name} to do task ${n} by ${1 + (n % 28)} December`;
    if (await say(gavel, `command-${n}`, words)) acknowledged.add(n);
  };

  const open = (): number[] =>
    Array.from({ length: asked }, (_, n) => n).filter((n) => !acknowledged.has(n));

  /** Half of the kills come while a post is unanswered, where one is made; the others whenever they come. */
  const blow = async (
    gavel: Process,
    recording: boolean,
    answered: Promise<unknown>,
  ): Promise<void> => {
    const posts = 1 + roll(2);
    const { promise: posted, resolve } = Promise.withResolvers<boolean>();
    const whileSending = roll(4) < 2;
    if (whileSending) {
      let seen = 0;
      onPost = (summary) => {
        if (!recording && !DIGEST.test(summary)) return;
        seen += 1;
        if (seen === posts) resolve(true);
      };
    }
    const otherwise = whileSending ? answered : pause(roll(400));
    if (await Promise.race([posted, otherwise.then(() => false)])) sending += 1;
    await gavel.kill();
    onPost = () => undefined;
  };

  for (let kill = 0; kill < kills; kill += 1) {
    // oxlint-disable no-await-in-loop -- one life after the other
    const gavel = await processes.start();
    if (kill === 0) {
      await post(gavel, '/local/clock', { now: START });
      for (const { name } of others) assert.ok(await say(gavel, name, `make ${name} a member`));
    }
    // By turns people record something, and a day goes by with its reminders.
    const recording = kill % 2 === 0;
    if (recording) asked += COMMANDS;
    const under = Promise.all([
      ...open().map((n) => command(gavel, n)),
      post(gavel, '/local/clock', { advance: recording ? 'PT1M' : 'P1D' }),
    ]);
    await blow(gavel, recording, under);
    await under;
    // oxlint-enable no-await-in-loop
  }

  const gavel = await processes.start();
  await Promise.all(open().map((n) => command(gavel, n)));
  assert.deepEqual(open(), []);
  const moved = await post(gavel, '/local/clock', { advance: 'P8D' });
  assert.equal(moved?.status, 200);
  const read = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${gavel.url}/api/v1${path}`, {
      headers: { 'x-local-user': 'aad-Maya' },
    });
    return (await answer.json()) as T;
  };
  const [committee] = (await read<ListShape<CommitteeShape>>('/committees')).items;
  assert.ok(committee);
  assert.equal((await read<VerifyShape>(`/committees/${committee.id}/verify`)).ok, true);
  const { now } = (await (await fetch(`${gavel.url}/local/clock`)).json()) as { now: string };
  await gavel.close();

  const store = await openStore(readSettings({ GAVEL_DATA: data }));
  const pk = `harbour|${committee.id}`;
  const titles = (await docsOf(store, pk, 'entity')).flatMap(({ index, body }) =>
    index?.type === 'action' ? [(body['state'] as { what: string }).what] : [],
  );
  const wanted = Array.from({ length: asked }, (_, n) => `do task ${n}`);
  assert.deepEqual(titles.toSorted(), wanted.toSorted(), 'each recorded, each once');
  const account = await balance(store, [pk], connector.posts, now);
  await store.close();
  rmSync(data, { recursive: true });
  return { kills, sending, acknowledged: acknowledged.size, ...account };
};
