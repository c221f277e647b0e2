import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Choice } from '../../src/domain/motion/state.ts';
import { activity, invoke } from '../helpers/activities.ts';
import type { CommitteeShape, ListShape, RecordShape, VerifyShape } from '../helpers/stage.ts';
import { CHOICES, evidenceIn, type Voter } from './ballots-evidence.ts';
import { startConnector } from './connector.ts';
import { createDice } from './dice.ts';
import { createProcesses, type Process } from './processes.ts';

const names = ['Maya', 'Priya', 'Omar', 'Carl', 'Ines', 'Jon', 'Lena', 'Theo'];
const voters = names.slice(1);
const aadOf = (name: string): string => `aad-${name}`;
const START = '2026-11-23T09:00:00Z';

type MotionShape = RecordShape & {
  readonly state: { readonly result?: { readonly counts: Readonly<Record<Choice, number>> } };
};

interface Voted {
  readonly motions: number;
  readonly kills: number;
  readonly casts: number;
  /** Kills while the vote was being closed. */
  readonly closing: number;
}

/**
 * Kills Gavel again and again while people cast and change secret votes and while a vote is closed. After each
 * kill box and journal agree about who voted; each close counts every acknowledged voter once, with the last
 * choice; and no byte of the store ever tells a choice.
 */
export const ballots = async (motions: number, killsEach: number): Promise<Voted> => {
  const data = mkdtempSync(join(tmpdir(), 'gavel-ballots-'));
  const roll = createDice(20_261_124);
  const members = names.map((name) => ({
    id: `29:${name}`,
    name: `${name} Chen`,
    objectId: aadOf(name),
  }));
  await using connector = await startConnector({ members });
  using processes = createProcesses(data);
  let gavel: Process = await processes.start();
  let sent = 0;
  let casts = 0;
  let closing = 0;
  let kills = 0;
  let onCast = (): void => undefined;

  const post = (path: string, body: unknown): Promise<Response | undefined> =>
    fetch(`${gavel.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined);
  const from = (name: string) => ({
    id: `29:${name}`,
    name: `${name} Chen`,
    aadObjectId: aadOf(name),
  });
  const read = async <T>(path: string): Promise<T> => {
    const headers = { 'x-local-user': aadOf('Maya') };
    return (await (await fetch(`${gavel.url}/api/v1${path}`, { headers })).json()) as T;
  };
  const say = async (name: string, words: string): Promise<void> => {
    sent += 1;
    const over = { id: `said-${sent}`, serviceUrl: connector.serviceUrl, from: from(name) };
    const answer = await post(
      '/api/messages',
      activity({ ...over, text: `<at>Gavel</at> ${words}` }),
    );
    assert.equal(answer?.status, 200, words);
  };

  await post('/local/clock', { now: START });
  for (const name of voters)
    // oxlint-disable-next-line no-await-in-loop -- as people type
    await say('Maya', `make ${name} a ${name === 'Priya' ? 'chair' : 'member'}`);
  await say('Priya', 'start meeting');
  await say('Maya', `attendance: ${names.join(', ')}`);
  const [committee] = (await read<ListShape<CommitteeShape>>('/committees')).items;
  assert.ok(committee);
  const at = `/committees/${committee.id}`;
  const people = new Map(
    committee.roles.map(({ person }) => [person.aadObjectId ?? '', person.id] as const),
  );

  /** True once the press was taken: a card came back, not a refusal. */
  const press = async (
    name: string,
    id: string,
    data: Readonly<Record<string, string | number>>,
  ): Promise<boolean> => {
    const action = {
      type: 'Action.Execute',
      verb: data['verb'],
      data: { ...data, committee: committee.id },
    };
    const over = { id, serviceUrl: connector.serviceUrl, from: from(name) };
    const answer = await post('/api/messages', invoke('adaptiveCard/action', { action }, over));
    const body = (await answer?.json().catch(() => undefined)) as { type?: string } | undefined;
    return body?.type?.endsWith('card.adaptive') ?? false;
  };

  const kill = async (): Promise<void> => {
    await gavel.kill();
    kills += 1;
  };
  const restart = async (): Promise<void> => {
    gavel = await processes.start();
  };

  const evidence = evidenceIn(data, `harbour|${committee.id}`);
  for (let number = 1; number <= motions; number += 1) {
    const motion = `V-${number}`;
    const voting = new Map<string, Voter>(voters.map((name) => [name, { acknowledged: [] }]));

    const cast = async (name: string): Promise<boolean> => {
      const voter = voting.get(name) ?? assert.fail();
      sent += 1;
      const next = { activity: `cast-${sent}`, version: sent, choice: CHOICES[roll(3)] ?? 'for' };
      const pending = voter.pending ?? next;
      voting.set(name, { ...voter, pending });
      const { activity: id, version, choice } = pending;
      const data = { verb: 'motion.vote', id: motion, version, choice };
      if (!(await press(name, id, data))) return false;
      voting.set(name, { acknowledged: [...voter.acknowledged, pending] });
      casts += 1;
      onCast();
      return true;
    };
    /** Votes and changes the vote until the process is gone. */
    const waver = async (name: string): Promise<void> => {
      await pause(roll(20));
      // oxlint-disable-next-line no-await-in-loop -- one person presses once at a time
      while (await cast(name)) await pause(roll(20));
    };
    const byPerson = () =>
      new Map([...voting].map(([name, voter]) => [people.get(aadOf(name)) ?? '', voter]));
    const agree = () => evidence.agree(motion, byPerson());

    // oxlint-disable no-await-in-loop -- one life after the other
    await say('Priya', `motion: Elect person ${number}.`);
    assert.ok(
      await press('Priya', `open-${number}`, { verb: 'motion.open', id: motion, secret: 'true' }),
    );
    for (let life = 0; life < killsEach; life += 1) {
      const { promise: first, resolve } = Promise.withResolvers<void>();
      onCast = resolve;
      const wavering = Promise.all(voters.map(waver));
      // The first press after a start takes its time: kills are to come between votes, and in them.
      await first;
      await pause(roll(100));
      await kill();
      await wavering;
      await agree();
      await restart();
    }
    for (const [name, voter] of voting)
      if (voter.pending || voter.acknowledged.length === 0) assert.ok(await cast(name), name);
    await agree();

    const close = () => press('Priya', `close-${number}`, { verb: 'motion.close', id: motion });
    const closed = close();
    await pause(roll(30));
    await kill();
    if (!(await closed)) closing += 1;
    await restart();
    assert.ok(await close());
    const { state, status } = await read<MotionShape>(`${at}/records/${motion}`);
    const last = [...voting.values()].map(({ acknowledged }) => acknowledged.at(-1)?.choice);
    const of = (choice: Choice): number => last.filter((each) => each === choice).length;
    const counts = { for: of('for'), against: of('against'), abstain: of('abstain') };
    assert.deepEqual(state.result?.counts, counts, motion);
    assert.equal(status, counts.for > counts.against ? 'carried' : 'lost');
    await evidence.closed(motion, byPerson());
    // oxlint-enable no-await-in-loop
  }
  assert.equal((await read<VerifyShape>(`${at}/verify`)).ok, true);
  await gavel.close();
  for (const left of [data, `${data}.ballot-key`]) rmSync(left, { recursive: true });
  return { motions, kills, casts, closing };
};
