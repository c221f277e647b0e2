import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import type { RecordShape, VerifyShape } from '../helpers/stage.ts';

const MONDAY = '2026-11-23T10:00:00.000Z';
const NAMES = ['Priya Raman', 'Tom Berg', 'Omar Aziz', 'Lena Holm'] as const;

interface MotionShape extends RecordShape {
  readonly state: {
    readonly ballots: readonly object[];
    readonly result?: { readonly counts: object };
  };
}

describe('a secret vote with a proxy, somebody who loses the vote and somebody who declares an interest', () => {
  let board: Board;
  let priya: Person;
  let tom: Person;
  let omar: Person;
  let lena: Person;

  const path = async (rest: string): Promise<string> =>
    `/committees/${(await board.stage.committee(board.maya)).id}${rest}`;
  const motion = async (): Promise<MotionShape['state']> =>
    (await board.stage.api<MotionShape>(board.maya, await path('/records/V-1'))).body.state;
  const vote = (who: Person, choice: string) => board.press(who, board.channel, choice);
  /** What stands in every file of the store. */
  const bytes = (): string => {
    const { data } = board.stage;
    const files = readdirSync(data).filter((file) => file.startsWith('gavel.sqlite'));
    return files.map((file) => readFileSync(join(data, file)).toString('latin1')).join('\n');
  };

  before(async () => {
    board = await openBoard(MONDAY, Object.fromEntries(NAMES.map((name) => [name, 'UTC'])));
    const { stage, maya, ana, channel } = board;
    [priya, tom, omar, lena] = NAMES.map((name) => board.others[name] ?? assert.fail(name)) as [
      Person,
      Person,
      Person,
      Person,
    ];
    for (const name of NAMES)
      // oxlint-disable-next-line no-await-in-loop -- said one after the other
      await stage.say(maya, channel, `make ${name} a member`);
    await stage.say(maya, channel, 'members');
    const { dialog } = await board.press(maya, channel, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { proxies: 'allowed', secretBallots: 'always' });
    await stage.say(ana, channel, 'start meeting');
    await stage.say(maya, channel, 'attendance: Ana, Priya, Omar, Lena; apologies Tom');
    await stage.say(tom, stage.room.personal(tom.id), 'proxy for M-1: Priya');
    await stage.say(priya, channel, 'motion: Sell the launch');
    await stage.say(ana, channel, 'open vote 1');
    await stage.advance('PT1M');
  });
  after(() => board[Symbol.asyncDispose]());

  it('counts who is left of those who voted, the absent one through the proxy', async () => {
    const { stage, maya, ana, channel } = board;
    await vote(ana, 'For');
    await vote(priya, 'Abstain');
    await vote(priya, 'Tom Berg: Against');
    await vote(omar, 'Against');
    await vote(lena, 'For');
    assert.equal((await motion()).ballots.length, 5);
    await stage.say(maya, channel, 'make Omar Aziz an attendee');
    await stage.say(lena, channel, 'interest: my boat');
    await stage.advance('PT1M');
    await stage.say(ana, channel, 'close vote 1');
    const { result, ballots } = await motion();
    assert.deepEqual(result?.counts, { for: 1, against: 1, abstain: 1 });
    assert.equal(ballots.length, 3);
  });

  it('never had a choice of any of them in a stored byte', async () => {
    assert.doesNotMatch(bytes(), /"(?:choice|own)":"(?:for|against|abstain)"/u);
    assert.doesNotMatch(JSON.stringify(await motion()), /"choice"/u);
    const { body } = await board.stage.api<VerifyShape>(board.maya, await path('/verify'));
    assert.equal(body.ok, true);
  });
});
