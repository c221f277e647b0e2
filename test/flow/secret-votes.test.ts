import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findButton } from '../../src/rehearsal/card.ts';
import type { Log } from '../../src/log.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { RecordShape, Stage, VerifyShape } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

interface MotionShape extends RecordShape {
  readonly state: { readonly ballots: readonly object[]; readonly result?: { counts: object } };
}

/** A log that keeps what it is given, whole: nothing is left out as the real one does. */
const keeping = (lines: string[]): Log => {
  const keep = (...given: readonly unknown[]): void => void lines.push(JSON.stringify(given));
  return { debug: keep, info: keep, warn: keep, error: keep };
};

describe('a secret vote', () => {
  const lines: string[] = [];
  const names = ['Ana Costa', 'Priya Raman', 'Tom Field', 'Omar Aziz', 'Maya Lindqvist'];
  let stage: Stage;
  let board: Conversation;
  let people: readonly Person[];
  let ana: Person;
  let priya: Person;
  let tom: Person;
  let omar: Person;
  let maya: Person;

  const vote = async (who: Person, choice: string) =>
    stage.room.press(who.id, await stage.offering(who, board, 'For'), choice);
  const press = async (who: Person, wanted: string) =>
    stage.room.press(who.id, await stage.offering(who, board, wanted), wanted);
  const motion = async (): Promise<MotionShape> => {
    const { id } = await stage.committee(maya);
    return (await stage.api<MotionShape>(maya, `/committees/${id}/records/V-1`)).body;
  };
  const cardNow = async (who: Person): Promise<string> =>
    readingOf(
      (await stage.seen(board, who)).findLast((seen) => readingOf(seen).startsWith('Motion 1, ')) ??
        assert.fail(),
    );
  const bytesOf = (file: string): Buffer => readFileSync(join(stage.data, file));
  const files = (): readonly string[] =>
    readdirSync(stage.data).filter((file) => statSync(join(stage.data, file)).isFile());

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z', log: keeping(lines) });
    people = names.map((name) => stage.person(name));
    [ana, priya, tom, omar, maya] = people as [Person, Person, Person, Person, Person];
    board = stage.room.addGroupChat(
      'Harbour Board',
      people.map(({ id }) => id),
    );
    await stage.room.install(board.id, maya.id);
    const { dialog } = await press(maya, 'Change');
    assert.ok(dialog);
    const voters = 'Ana Costa,Priya Raman,Tom Field,Omar Aziz';
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters });
    await stage.say(ana, board, 'start meeting');
    await stage.say(maya, board, 'attendance: Ana, Priya, Tom, Omar, Maya');
    await stage.say(priya, board, 'motion: Elect Omar as treasurer.');
    await stage.say(ana, board, 'V-1');
  });
  after(() => stage.close());

  it('is opened by whoever presides, and says what is secret and what is not', async () => {
    await press(ana, 'Open a secret vote');
    await stage.advance('PT1M');
    const opened = await cardNow(tom);
    assert.match(opened, /^Motion 1, secret vote open since /u);
    assert.match(opened, /who voted is recorded, not how.*a unanimous result speaks for itself/u);
    assert.match(opened, /You\nnot yet/u);
  });

  it('answers without the choice, alike whichever it was', async () => {
    const answers = [await vote(priya, 'For'), await vote(tom, 'Against')].map(
      ({ card, toast }) => {
        assert.ok(card && !toast);
        return JSON.stringify(card)
          .replaceAll(/\d of 4/gu, 'so many')
          .replaceAll(/"version":\d+/gu, '');
      },
    );
    assert.equal(answers[0], answers[1]);
    assert.match(answers[0] ?? '', /"have voted"/u);
    assert.match(await cardNow(tom), /Voted\n2 of 4\nYou\nhave voted/u);
  });

  it('can be changed until it closes, from the card that the vote brought', async () => {
    const changed = await vote(tom, 'For');
    assert.match(JSON.stringify(changed.card), /"have voted"/u);
    assert.equal((await motion()).state.ballots.length, 2);
  });

  it('tells a press that comes again from the same card that it changed nothing', async () => {
    const at = await stage.offering(omar, board, 'For');
    const { card } = await stage.room.see(omar.id, at);
    const { data } = findButton(card ?? {}, 'Abstain');
    const send = (choice: string) =>
      stage.room.deliver(
        stage.make(omar, board, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: {
            action: {
              type: 'Action.Execute',
              verb: 'motion.vote',
              data: { ...Object(data), choice },
            },
          },
        }),
      );
    const before = (await motion()).version;
    assert.match(JSON.stringify((await send('abstain')).body), /"have voted"/u);
    const again = JSON.stringify((await send('against')).body);
    assert.match(again, /counts already, so this press changed nothing/u);
    assert.equal((await motion()).version, before + 1);
  });

  it('takes a client without Action.Execute, and leaves no card with the choice', async () => {
    const at = await stage.offering(ana, board, 'For');
    const { card } = await stage.room.see(ana.id, at);
    const value = findButton(card ?? {}, 'For').data;
    await stage.room.deliver(stage.make(ana, board, { type: 'message', value, replyToId: at }));
    assert.equal((await motion()).state.ballots.length, 4);
    assert.doesNotMatch(readingOf(await stage.lastPublic(board, ana)), /You\n/u);
  });

  it('is not cast in words, which stay in the chat', async () => {
    const before = (await motion()).version;
    await stage.say(priya, board, 'vote 1 against');
    assert.match(readingOf(await stage.lastPrivate(priya)), /secret/u);
    assert.equal((await motion()).version, before);
  });

  it('leaves the choice in no file, no message and no line of the log', async () => {
    const records = files().filter((file) => file.startsWith('gavel.sqlite'));
    assert.ok(records.length > 0);
    for (const file of records)
      assert.doesNotMatch(bytesOf(file).toString('latin1'), /"(?:choice|against|abstain)"/u, file);
    assert.ok(bytesOf('gavel.sqlite-wal').includes('box|V-1'));
    assert.doesNotMatch(lines.join('\n'), /choice|against|abstain/u);
    const views = await Promise.all([priya, tom, omar, ana].map(cardNow));
    for (const view of views) assert.equal(view, views[0]);
    const metrics = await (await fetch(`${stage.url}/metrics`)).text();
    assert.doesNotMatch(metrics, /against|abstain/u);
    const { state } = await motion();
    assert.doesNotMatch(JSON.stringify(state), /choice|against|abstain/u);
  });

  it('is counted at the close: the figures, who voted, and no box any more', async () => {
    await press(ana, 'Close and declare');
    await stage.advance('PT1M');
    assert.equal(readingOf(await stage.lastPublic(board, tom)), 'Motion 1 is carried 3–0–1 · D-1');
    const { state } = await motion();
    assert.deepEqual(state.result?.counts, { for: 3, against: 0, abstain: 1 });
    assert.deepEqual(Object.keys(state.ballots[0] ?? {}).toSorted(), ['by', 'seat']);
    await stage.say(maya, board, 'V-1');
    const card = await cardNow(maya);
    assert.match(card, /3–0–1, secret ballot/u);
    for (const name of names.slice(2, 4)) assert.doesNotMatch(card, new RegExp(`\\n${name}`, 'u'));
    await stage.say(maya, board, 'history V-1');
    const told = readingOf(await stage.lastPublic(board, maya));
    assert.match(told, /Vote closed: carried[^]*Tom Field voted[^]*Tom Field voted/u);
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true);
  });

  it('stands in the minutes with its figures, and names nobody', async () => {
    await stage.say(ana, board, 'close meeting');
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<string>(maya, `/committees/${id}/minutes/M-1.md`);
    assert.match(body, /3 for, 0 against, 1 abstained[^]*Voted on by secret ballot/u);
    await stage.say(maya, stage.room.personal(maya.id), 'minutes');
    const at = (await stage.lastPrivate(maya)).message.id;
    const { card } = await stage.room.press(maya.id, at, 'Read');
    assert.match(JSON.stringify(card), /Voted on by secret ballot/u);
  });
});
