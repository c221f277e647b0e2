import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { buttonsOf } from '../../src/rehearsal/card.ts';
import type { ChaseShape, ListShape, Stage, VerifyShape } from '../helpers/stage.ts';
import type { EntryShape } from '../helpers/entry.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

describe('the registers of decisions and RAID', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let ana: Person;
  let tom: Person;

  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, board, words);
    return readingOf(await stage.lastPublic(board, who));
  };
  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };
  const path = async (rest: string) => `/committees/${(await stage.committee(maya)).id}${rest}`;
  const record = async (ref: string): Promise<EntryShape> =>
    (await stage.api<EntryShape>(maya, await path(`/records/${ref}`))).body;
  const listed = async (query: string): Promise<readonly string[]> =>
    (await stage.api(maya, await path(`/records?${query}`))).body.items.map(({ ref }) => ref);
  const chases = async (ref: string): Promise<readonly ChaseShape[]> =>
    (await stage.api<ListShape<ChaseShape>>(maya, await path(`/chases?ref=${ref}`))).body.items;
  /** The names of the buttons on somebody's last private card. */
  const offered = async (who: Person): Promise<readonly string[]> =>
    buttonsOf((await stage.lastPrivate(who)).card ?? {}).map(({ title }) => String(title));
  const press = async (who: Person, wanted: string) => {
    const { id } = (await stage.lastPrivate(who)).message;
    const { dialog, ...rest } = await stage.room.press(who.id, id, wanted);
    return { ...rest, dialog };
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    [maya, ana, tom] = ['Maya Lindqvist', 'Ana Costa', 'Tom Field'].map((name) =>
      stage.person(name),
    ) as [Person, Person, Person];
    board = stage.room.addGroupChat('Harbour Board', [maya.id, ana.id, tom.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'members');
    await stage.say(maya, board, 'make Ana chair');
    for (const who of [maya, ana, tom])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(who, stage.room.personal(who.id), 'hello');
    await stage.say(maya, board, 'agenda add Berths');
    await stage.say(maya, board, 'start meeting');
    await stage.say(maya, board, 'decision: Lease the north berth');
    await stage.advance('PT1M');
    await stage.say(maya, board, 'decision: Sell the north berth');
  });
  after(() => stage.close());

  describe('a decision', () => {
    it('is superseded by a later one in one line, shown on both sides', async () => {
      assert.match(
        await said(maya, 'supersede D-1 by D-2 because nobody wants to lease it'),
        /^D-1 · superseded by D-2$/u,
      );
      const before = await record('D-1');
      assert.equal(before.status, 'superseded');
      assert.equal(before.ended?.by, 'D-2');
      assert.equal(before.ended.why, 'nobody wants to lease it');
      assert.deepEqual((await record('D-2')).supersedes, ['D-1']);
      assert.match(await aside(maya, 'D-1'), /D-1, superseded\n[^]*superseded by D-2/u);
      assert.match(await aside(maya, 'D-2'), /Supersedes\nD-1/u);
      assert.match(
        await aside(maya, 'history D-1'),
        /Superseded by D-2: nobody wants to lease it/u,
      );
      assert.match(await aside(maya, 'decisions'), /superseded by D-2/u);
    });

    it('is not superseded twice, nor by an earlier one, nor by a member', async () => {
      assert.match(await aside(maya, 'supersede D-1 by D-2'), /D-1 was superseded by D-2/u);
      assert.match(await aside(maya, 'rescind D-2 by D-1'), /no longer in force itself; name D-2/u);
      assert.match(
        await aside(tom, 'supersede D-2 by D-1'),
        /Only the chair, the deputy or the secretary/u,
      );
      assert.deepEqual(await listed('type=decision&status=in-force'), ['D-2']);
    });

    it('is rescinded through its card: the dialog offers the later decisions alone', async () => {
      assert.match(await aside(maya, 'rescind D-2'), /ends only by a later decision/u);
      await aside(maya, 'D-2');
      assert.deepEqual(await offered(maya), ['Review', 'Details', 'Minutes', 'History']);
      await stage.advance('PT1M');
      await stage.say(maya, board, 'decision: Keep the north berth as it is');
      await aside(maya, 'D-2');
      assert.deepEqual(await offered(maya), [
        'Review',
        'Supersede',
        'Rescind',
        'Details',
        'Minutes',
        'History',
      ]);
      const { dialog } = await press(maya, 'decision.rescind');
      assert.ok(dialog);
      assert.match(JSON.stringify(dialog.card), /D-3 · .*Keep the north berth/u);
      await stage.room.submitDialog(dialog, { by: 'D-3', why: 'no buyer' });
      assert.equal((await record('D-2')).status, 'rescinded');
      assert.match(await aside(ana, 'D-3'), /Rescinds\nD-2/u);
    });

    it('takes details by dialog and by typing, its words until the minutes are circulated', async () => {
      await aside(maya, 'D-3');
      const { dialog } = await press(maya, 'decision.edit');
      assert.ok(dialog);
      await stage.room.submitDialog(dialog, {
        rationale: 'it earns its keep',
        reviewOn: '2026-12-01',
        owner: 'Tom Field',
      });
      await aside(maya, 'details D-3 options: lease; with R-9');
      assert.match(readingOf(await stage.lastPrivate(maya)), /R-9 is no action and no risk/u);
      await aside(maya, 'details D-3 options lease or sell');
      const decision = await record('D-3');
      assert.equal(decision.rationale, 'it earns its keep');
      assert.equal(decision.owner?.name, 'Tom Field');
      assert.equal(decision.reviewOn, '2026-12-01');
      assert.deepEqual(await listed(`type=decision&owner=${decision.owner.id}`), ['D-3']);
      assert.match(await aside(maya, 'details D-3 colour red'), /“colour” is no detail/u);
    });
  });

  describe('a risk', () => {
    it('is recorded in one line and detailed by its owner', async () => {
      assert.match(await said(ana, 'risk: the crane is old'), /^R-1 · risk recorded/u);
      await stage.say(ana, board, 'risk: the pilots may strike');
      await said(maya, 'details R-1 owner Tom');
      const shown = await aside(
        tom,
        'details R-1 cause: rust; effect: no boats; score 4x5; target 2x2; response reduce; review 1 December',
      );
      assert.match(shown, /R-1, risk, 20, very high/u);
      const { score, severity, links } = await record('R-1');
      assert.deepEqual([score, severity, links], [20, 'very-high', []]);
      assert.match(await aside(tom, 'details R-1 response exploit'), /this is a threat/u);
      assert.match(await aside(tom, 'details R-1 score 6x1'), /numbers from 1 to 5/u);
      assert.match(
        await aside(tom, 'details R-1 category problem'),
        /no such detail \(category\)/u,
      );
      assert.match(
        await aside(tom, 'close R-1 sold'),
        /Only the chair, the deputy or the secretary/u,
      );
    });

    it('is reworded by whoever keeps the minutes', async () => {
      assert.match(await said(maya, 'edit R-2: the pilots may strike in spring'), /^R-2 · risk/u);
      assert.match(await aside(maya, 'R-2'), /the pilots may strike in spring/u);
      assert.match(await said(maya, 'edit D-3: Keep the north berth'), /^D-3 · in force/u);
      assert.match(
        await aside(tom, 'edit D-3: Sell it'),
        /Only the chair, the deputy or the secr/u,
      );
      assert.match(await aside(tom, 'motion from R-9: Sell it'), /There is no R-9 here/u);
    });

    it('stands in its register by score, with a word beside the number', async () => {
      const register = await aside(maya, 'risks');
      assert.match(register, /^2 open risks, highest first\n1 very high · 1 not scored/u);
      assert.match(
        register,
        /R-1 · the crane is old\n20, very high · Tom Field · review Tue 1 Dec/u,
      );
      assert.match(await aside(maya, 'raid'), /^2 open entries\n2 risks/u);
      assert.match(await aside(maya, 'issues'), /^No open issues/u);
    });

    it('and a decision ask their owner on the date of their review, in one message', async () => {
      await stage.say(maya, board, 'close meeting');
      await stage.at('2026-12-01T09:05:00.000Z');
      const digest = readingOf(await stage.lastPrivate(tom));
      assert.match(digest, /2 need you today/u);
      assert.match(digest, /HB D-3 · Keep[^\n]*\nreview due Tue 1 Dec · a reminder on Tue 8 Dec/u);
      assert.match(digest, /HB R-1 · the crane/u);
      assert.deepEqual(
        (await chases('R-1')).map(({ step, status }) => [step, status]),
        [['review', 'sent']],
      );
    });

    it('is reviewed by its owner: what was planned is not said any more', async () => {
      assert.match(
        await said(tom, 'review R-1 3x4 next 1 February: new bolts'),
        /^R-1 · risk, 12, high · review due Mon 1 Feb 2027$/u,
      );
      assert.match(
        await aside(tom, 'review D-3 confirmed'),
        /Only the chair, the deputy or the secretary/u,
      );
      // Planned the night before, answered before the morning.
      await stage.at('2026-12-08T06:00:00.000Z');
      assert.match(await said(maya, 'review D-3 confirmed until 1 June: still right'), /in force/u);
      await stage.at('2026-12-09T12:00:00.000Z');
      const rows = await chases('D-3');
      assert.deepEqual(
        rows
          .toSorted((a, b) => a.plannedFor.localeCompare(b.plannedFor))
          .map(({ step, status, reason }) => [step, status, reason]),
        [
          ['review', 'sent', undefined],
          ['review-5', 'suppressed', 'answered'],
        ],
      );
      assert.equal((await record('D-3')).reviewOn, '2027-06-01');
    });

    it('occurs and becomes an issue, which raises an action: the chain stands on each card', async () => {
      assert.match(
        await said(tom, 'R-1 occurred: the crane fell'),
        /^R-1 · risk, 12, high, occurred: now R-3 · review due Wed 16 Dec$/u,
      );
      await aside(maya, 'R-3');
      const { dialog } = await press(maya, 'action.add');
      assert.ok(dialog);
      await stage.room.submitDialog(dialog, {
        what: 'Hire a crane',
        owner: 'Tom Field',
        due: '2026-12-15',
      });
      const chain = /R-1 risk → R-3 issue → A-1/u;
      for (const ref of ['R-1', 'R-3', 'A-1']) {
        // oxlint-disable-next-line no-await-in-loop -- each answer is read before the next question
        assert.match(await aside(maya, ref), chain);
      }
      const issue = await record('R-3');
      assert.deepEqual([issue.kind, issue.from], ['issue', 'R-1']);
      assert.deepEqual(issue.links, [
        { ref: 'R-1', relation: 'from' },
        { ref: 'A-1', relation: 'with' },
      ]);
      assert.equal((await record('R-1')).became, 'R-3');
      assert.match(await aside(maya, 'review R-1'), /R-1 lives on as R-3/u);
    });

    it('is closed with an outcome', async () => {
      await aside(maya, 'R-2');
      const { dialog } = await press(maya, 'raid.close');
      assert.ok(dialog);
      await stage.room.submitDialog(dialog, { why: 'they agreed', outcome: 'expired' });
      assert.match(
        await aside(maya, 'R-2'),
        /R-2, risk, closed\n[^]*can no longer happen: they agreed/u,
      );
      assert.deepEqual(await listed('type=raid&status=closed'), ['R-2']);
    });

    it('that is all that waits on a morning comes as its own card, to be answered there', async () => {
      await stage.say(maya, board, 'risk: fog in the fairway');
      await stage.say(maya, board, 'details R-4 owner Ana; review 5 January');
      await stage.at('2027-01-05T09:05:00.000Z');
      const card = readingOf(await stage.lastPrivate(ana));
      assert.match(card, /^HB R-4, risk\nreview due Tue 5 Jan · a reminder on Tue 12 Jan/u);
      const { dialog } = await press(ana, 'raid.review');
      assert.ok(dialog);
      const answer = { probabilityNow: '2', impactNow: '2', text: 'rare', next: '2027-03-01' };
      await stage.room.submitDialog(dialog, answer);
      assert.match(readingOf(await stage.lastPrivate(ana)), /^HB R-4, risk, 4, low/u);
      const { score, reviewOn } = await record('R-4');
      assert.deepEqual([score, reviewOn], [4, '2027-03-01']);
    });

    it('of a decision is answered by its owner in one tap, and by typing', async () => {
      await stage.say(maya, board, 'details D-3 owner Tom; review 6 January');
      await stage.at('2027-01-06T09:05:00.000Z');
      const tapped = await press(tom, 'agenda.propose');
      assert.match(JSON.stringify(tapped), /waits for the next meeting/u);
      assert.match(
        await aside(tom, 'review D-3 agenda'),
        /D-3 is before the next meeting already/u,
      );
      assert.match(await aside(maya, 'agenda'), /Proposed: D-3: Keep the north berth/u);
      const before = await chases('D-3');
      await stage.at('2027-01-13T12:00:00.000Z');
      assert.deepEqual(await chases('D-3'), before);
    });

    it('is asked for in matters arising, and all of it verifies', async () => {
      await stage.say(maya, board, 'details R-3 review 14 January');
      assert.match(await aside(maya, 'agenda'), /1 to review/u);
      assert.match(await aside(maya, 'matters arising'), /R-3 · the crane fell\nTo review/u);
      const { body } = await stage.api<VerifyShape>(maya, await path('/verify'));
      assert.equal(body.ok, true);
    });
  });
});
