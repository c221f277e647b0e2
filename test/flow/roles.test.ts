import { strict as assert } from 'node:assert';
import { everybody, openCast, sentence } from '../helpers/cast.ts';
import type { Cast, Who } from '../helpers/cast.ts';
import type { RecordShape } from '../helpers/stage.ts';

/** What product.md's table calls P and S between meetings; in session the deputy does not preside. */
const leads: readonly Who[] = ['chair', 'deputy', 'secretary'];
const session: readonly Who[] = ['chair', 'secretary'];
const seated: readonly Who[] = ['chair', 'deputy', 'secretary', 'member', 'attendee'];
const onBehalf: readonly Who[] = ['owner', 'secretary'];
const deciders: readonly Who[] = ['chair', 'deputy', 'secretary'];

describe('who may do what', () => {
  let cast: Cast;
  before(async () => {
    cast = await openCast();
  });
  after(() => cast.stage.close());

  it('knows the roles that set-up gave', async () => {
    const { roles } = await cast.stage.committee(cast.one('secretary'));
    const given = roles.map(({ person, role, votes }) => [person.name.split(' ')[0], role, votes]);
    assert.deepEqual(
      given.toSorted(([a = ''], [b = '']) => String(a).localeCompare(String(b))),
      [
        ['attendee', 'attendee', false],
        ['chair', 'chair', true],
        ['deputy', 'deputy', true],
        ['member', 'member', true],
        ['observer', 'observer', false],
        ['secretary', 'secretary', false],
      ],
    );
  });

  it('the agenda: proposed by everybody with a seat, ordered by the chair and the secretary', () =>
    cast.all([
      { verb: 'agenda.propose', inputs: { title: 'Quay' }, may: seated, does: seated },
      { verb: 'agenda.accept', id: 'I-5', may: leads, does: ['chair'] },
      { verb: 'agenda.accept', id: 'I-6', may: leads, does: ['deputy'] },
      { verb: 'agenda.move', id: 'I-1', inputs: { to: '2' }, may: leads, does: ['secretary'] },
      { verb: 'agenda.defer', id: 'I-2', may: leads, does: ['chair'] },
      { verb: 'agenda.withdraw', id: 'I-5', may: [...leads, 'member'], does: ['member'] },
      { verb: 'meeting.plan', inputs: { when: 'Friday at 10' }, may: leads, does: ['deputy'] },
      { verb: 'agenda.publish', may: leads, does: ['secretary'] },
    ]));

  it('the meeting: whoever presides and the secretary; notes by others are proposals', async () => {
    await cast.all([
      { verb: 'meeting.start', id: 'M-1', may: leads, does: ['chair'] },
      { verb: 'meeting.next', id: 'M-1', may: session, does: ['chair', 'secretary'] },
      { verb: 'meeting.adjourn', id: 'M-1', may: session, does: ['secretary'] },
      { verb: 'meeting.resume', id: 'M-1', may: session, does: ['chair'] },
      { verb: 'note.add', id: 'M-1', inputs: { text: 'Said.' }, may: seated, does: seated },
      { verb: 'note.edit', id: 'N-1', inputs: { text: 'Told.' }, may: session, does: session },
      { verb: 'note.delete', id: 'N-1', may: session, does: ['chair'] },
      {
        verb: 'record.convert',
        id: 'N-3',
        inputs: { to: 'action' },
        may: session,
        does: ['secretary'],
      },
      {
        verb: 'roll.declare-interest',
        id: 'M-1',
        // In an item that was taken before: whoever presides would have to yield.
        inputs: { text: 'My firm', item: 'I-1' },
        may: seated,
      },
      { verb: 'raid.add', inputs: { kind: 'risk', text: 'Fog' }, may: seated, does: seated },
      { verb: 'raid.edit', id: 'R-1', inputs: { cause: 'Autumn' }, may: session, does: ['chair'] },
      { verb: 'raid.review', id: 'R-1', inputs: { text: 'Denser' }, may: session, does: session },
      { verb: 'raid.close', id: 'R-1', inputs: { why: 'Gone' }, may: session, does: ['chair'] },
      {
        verb: 'action.add',
        inputs: { what: 'Paint', due: '2026-12-04', owner: cast.one('owner').aadObjectId },
        may: seated,
        does: seated,
      },
    ]);
  });

  it('attendance: oneself; others by whoever presides and the secretary', async () => {
    const idOf = async (who: Who): Promise<string> => {
      const { roles } = await cast.stage.committee(cast.one('secretary'));
      return (
        roles.find(({ person }) => person.aadObjectId === cast.one(who).aadObjectId)?.person.id ??
        ''
      );
    };
    const present = async (who: Who) => ({ [`p:${await idOf(who)}`]: 'present' });
    await cast.all([
      {
        verb: 'roll.record',
        id: 'M-1',
        inputs: await present('deputy'),
        may: [...session, 'deputy'],
        does: [...session, 'deputy'],
      },
      {
        verb: 'roll.record',
        id: 'M-1',
        inputs: await present('attendee'),
        may: [...session, 'attendee'],
      },
    ]);
  });

  it('a decision: by whoever presides, or by the secretary on their behalf and shown so', async () => {
    const decisions = async (): Promise<readonly RecordShape[]> =>
      (
        await cast.stage.api(
          cast.one('chair'),
          `/committees/${cast.committee}/records?type=decision`,
        )
      ).body.items;
    for (const who of everybody.filter((each) => !session.includes(each))) {
      // oxlint-disable no-await-in-loop -- each attempt is looked at by itself
      const before = (await cast.journal()).length;
      await cast.say(who, `decision: ${who} decides.`);
      assert.equal((await cast.journal()).length, before, who);
      assert.match(
        (await cast.stage.lastPrivate(cast.one(who))).message.content.text ?? '',
        sentence,
      );
      // oxlint-enable no-await-in-loop
    }
    await cast.say('chair', 'decision: The budget is approved.');
    await cast.say('secretary', 'decision: The quay is painted.');
    const entries = (await cast.journal()).filter(({ command }) => command === 'decision.record');
    assert.deepEqual(
      entries.map(({ by, onBehalfOf }) => [by.name, onBehalfOf?.name]),
      [
        ['chair Person', undefined],
        ['secretary Person', 'chair Person'],
      ],
    );
    assert.equal((await decisions()).length, 2);
    await cast.say('secretary', 'D-2');
    const card = JSON.stringify((await cast.stage.lastPublic(cast.board, cast.one('member'))).card);
    assert.match(card, /secretary Person[^"]*(?:on behalf of|for) chair Person/);
  });

  it('the register of decisions: by whoever presides and the secretary', async () => {
    const end = { id: 'D-1', inputs: { by: 'D-2' }, may: session } as const;
    await cast.all([
      {
        verb: 'decision.edit',
        id: 'D-1',
        inputs: { rationale: 'Due' },
        may: session,
        does: ['chair'],
      },
      { verb: 'decision.review', id: 'D-1', inputs: {}, may: session, does: session },
      { verb: 'decision.rescind', ...end, does: [] },
      { verb: 'decision.supersede', ...end, does: ['secretary'] },
    ]);
  });

  it('motions: moved by voters, put by whoever presides or the secretary on their behalf', async () => {
    const voters: readonly Who[] = ['chair', 'member'];
    const hands = { text: 'Sell it', for: '1' };
    // The chair declared an interest in this item above.
    await cast.say('secretary', 'attendance: chair Person, member Person');
    await cast.all([
      {
        verb: 'motion.propose',
        inputs: { text: 'Buy it' },
        may: [...voters, 'deputy'],
        does: voters,
      },
      { verb: 'motion.open', id: 'V-1', may: session, does: ['secretary'] },
      {
        verb: 'motion.vote',
        id: 'V-1',
        inputs: { choice: 'for' },
        may: [...voters, 'deputy'],
        does: ['member'],
      },
      { verb: 'motion.close', id: 'V-1', may: session, does: ['chair'] },
      { verb: 'motion.withdraw', id: 'V-2', may: ['chair', 'member'], does: ['member'] },
      { verb: 'motion.record', inputs: hands, may: session, does: ['secretary'] },
    ]);
  });

  it('closing and sending to owners: the chair and the secretary', async () => {
    await cast.all([
      { verb: 'meeting.close', id: 'M-1', may: session, does: ['chair'] },
      { verb: 'meeting.release', id: 'M-1', may: leads, does: ['deputy'] },
    ]);
  });

  it('following up: the owner, or the secretary on their behalf', async () => {
    const { body } = await cast.stage.api(
      cast.one('secretary'),
      `/committees/${cast.committee}/records?type=action&q=paint`,
    );
    const [first = '', second = '', third = ''] = body.items.map(({ ref }) => ref);
    await cast.press('secretary', {
      verb: 'action.transfer',
      id: third,
      inputs: { to: cast.one('receiver').aadObjectId },
      may: [],
    });
    const why = { why: 'The weather' };
    await cast.all([
      { verb: 'action.accept', id: first, may: onBehalf, does: ['owner'] },
      {
        verb: 'action.progress',
        id: first,
        inputs: { text: 'Half' },
        may: onBehalf,
        does: ['owner', 'secretary'],
      },
      { verb: 'action.block', id: first, inputs: why, may: onBehalf, does: ['secretary'] },
      { verb: 'action.unblock', id: first, may: onBehalf, does: ['owner'] },
      {
        verb: 'action.propose-date',
        id: first,
        inputs: { date: '2026-12-11', ...why },
        may: onBehalf,
      },
      {
        verb: 'action.decide-date',
        id: first,
        inputs: { accept: 'yes' },
        may: deciders,
        does: ['deputy'],
      },
      {
        verb: 'action.claim',
        id: first,
        inputs: { evidence: 'Photo' },
        may: onBehalf,
        does: ['secretary'],
      },
      { verb: 'action.verify', id: first, may: deciders, does: ['chair'] },
      { verb: 'action.reopen', id: first, inputs: why, may: deciders, does: ['secretary'] },
      {
        verb: 'action.edit',
        id: first,
        inputs: { what: 'Paint twice' },
        may: deciders,
        does: deciders,
      },
      { verb: 'action.cancel', id: first, inputs: why, may: deciders, does: ['deputy'] },
      {
        verb: 'action.transfer',
        id: second,
        inputs: { to: cast.one('receiver').aadObjectId },
        may: onBehalf,
      },
      {
        verb: 'action.decline',
        id: second,
        inputs: why,
        may: [...onBehalf, 'receiver'],
        does: ['receiver'],
      },
      { verb: 'action.accept', id: third, may: [...onBehalf, 'receiver'], does: ['receiver'] },
    ]);
    const behalf = (await cast.journal()).findLast(({ command }) => command === 'action.claim');
    assert.equal(behalf?.onBehalfOf?.name, 'owner Person');
  });

  it('the minutes: circulated by the secretary, confirmed by voters, approved by who presides', () =>
    cast.all([
      { verb: 'minutes.to-chair', id: 'minutes-M-1', may: leads, does: ['secretary'] },
      { verb: 'minutes.circulate', id: 'minutes-M-1', may: leads, does: ['secretary'] },
      {
        verb: 'minutes.propose-correction',
        id: 'minutes-M-1',
        inputs: { text: 'It was Tuesday.' },
        may: ['chair', 'deputy', 'member', 'secretary', 'attendee'],
        does: ['member'],
      },
      {
        verb: 'minutes.confirm',
        id: 'minutes-M-1',
        may: ['chair', 'deputy', 'member', 'secretary', 'attendee'],
        does: ['deputy'],
      },
      {
        verb: 'minutes.decide-correction',
        id: 'minutes-M-1',
        inputs: { number: '1', accept: 'yes' },
        may: leads,
        does: ['secretary'],
      },
      { verb: 'minutes.approve', id: 'minutes-M-1', may: ['chair', 'deputy'], does: ['chair'] },
      {
        verb: 'minutes.add-addendum',
        id: 'minutes-M-1',
        inputs: { text: 'See annex.' },
        may: leads,
        does: ['secretary'],
      },
    ]));
});
