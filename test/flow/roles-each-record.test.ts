import { strict as assert } from 'node:assert';
import { type Cast, openCast, type Who } from '../helpers/cast.ts';
import type { RecordShape } from '../helpers/stage.ts';

const leads: readonly Who[] = ['chair', 'deputy', 'secretary'];
const session: readonly Who[] = ['chair', 'secretary'];
const onRoll: readonly Who[] = ['chair', 'deputy', 'member', 'secretary', 'attendee'];
const following: readonly Who[] = ['owner', 'secretary'];
const why = { why: 'The weather' };

describe('each of those who may, with what was recorded', () => {
  let cast: Cast;
  let made: Cast['made'];
  let count = 0;

  /** The same words twice would be taken for one press that came twice. */
  const anew = (words: string): string => `${words} ${(count += 1)}`;
  const action = (): Promise<string> => {
    const owner = cast.one('owner').aadObjectId;
    const inputs = { what: anew('Paint the quay'), due: '2026-12-04', owner };
    return made('secretary', 'action.add', { inputs });
  };
  /** An action after what its owner, or somebody else, did with it. */
  const acted =
    (...steps: readonly (readonly [Who, string, Record<string, string>?])[]) =>
    async () => {
      const id = await action();
      for (const [who, verb, inputs = {}] of steps)
        // oxlint-disable-next-line no-await-in-loop -- one step after the other
        await made(who, verb, { id, inputs });
      return { id };
    };
  const entry = async () => ({
    id: await made('secretary', 'raid.add', {
      inputs: { kind: 'risk', text: anew('Fog'), owner: cast.one('owner').aadObjectId },
    }),
  });
  const decision = async (): Promise<string> => {
    await cast.say('chair', `decision: ${anew('The crane is sold')}`);
    return (
      (await cast.journal()).findLast(({ command }) => command === 'decision.record')?.ref ?? ''
    );
  };
  const decided = async () => ({ id: await decision() });
  const superseded = async () => ({ id: await decision(), inputs: { by: await decision() } });
  const records = async (query: string): Promise<readonly RecordShape[]> => {
    const path = `/committees/${cast.committee}/records?${query}`;
    return (await cast.stage.api(cast.one('chair'), path)).body.items;
  };

  /** A held meeting, whose minutes are a draft. */
  const held = async (): Promise<string> => {
    await cast.stage.advance('PT3M');
    const ref = await made('chair', 'meeting.start');
    await cast.say('secretary', `attendance: ${onRoll.map((who) => `${who} Person`).join(', ')}`);
    await made('chair', 'meeting.close', { id: ref });
    return `minutes-${ref}`;
  };
  before(async () => {
    cast = await openCast();
    ({ made } = cast);
  });
  after(() => cast.stage.close());

  it('actions: the owner or the secretary follows up, somebody else decides', async () => {
    const date = { date: '2026-12-11', ...why };
    const to = { to: cast.one('receiver').aadObjectId };
    await cast.each([
      { verb: 'action.accept', may: following, fresh: acted() },
      { verb: 'action.decline', inputs: why, may: following, fresh: acted() },
      { verb: 'action.block', inputs: why, may: following, fresh: acted() },
      {
        verb: 'action.unblock',
        may: following,
        fresh: acted(['owner', 'action.block', why]),
      },
      { verb: 'action.propose-date', inputs: date, may: following, fresh: acted() },
      { verb: 'action.transfer', inputs: to, may: following, fresh: acted() },
      { verb: 'action.claim', may: following, fresh: acted() },
      {
        verb: 'action.accept',
        may: [...following, 'receiver'],
        does: ['receiver'],
        fresh: acted(['owner', 'action.transfer', to]),
      },
      {
        verb: 'action.decide-date',
        inputs: { accept: 'yes' },
        may: leads,
        fresh: acted(['owner', 'action.propose-date', date]),
      },
      { verb: 'action.verify', may: leads, fresh: acted(['owner', 'action.claim']) },
      {
        verb: 'action.reopen',
        inputs: why,
        may: leads,
        fresh: acted(['owner', 'action.claim'], ['chair', 'action.verify']),
      },
      { verb: 'action.cancel', inputs: why, may: leads, fresh: acted() },
    ]);
    assert.equal((await records('type=action&status=cancelled')).length, leads.length);
  });

  it('RAID entries: closed by those who lead, reviewed by the owner too', () =>
    cast.each([
      {
        verb: 'raid.review',
        inputs: { text: 'Denser' },
        may: [...leads, 'owner'],
        fresh: entry,
      },
      { verb: 'raid.edit', inputs: { cause: 'Autumn' }, may: [...leads, 'owner'], fresh: entry },
      { verb: 'raid.close', inputs: { why: 'Gone' }, may: leads, fresh: entry },
    ]));

  it('minutes: each step by those whose it is', async () => {
    const drafts = new Map<Who, string>();
    for (const who of leads)
      // oxlint-disable-next-line no-await-in-loop -- one meeting after the other
      drafts.set(who, await held());
    const ofOwn = async (who: Who) => ({ id: drafts.get(who) ?? '' });
    const id = drafts.get('secretary') ?? '';
    await cast.each([
      { verb: 'minutes.to-chair', id, may: leads, does: ['secretary'] },
      { verb: 'minutes.circulate', may: leads, fresh: ofOwn },
      { verb: 'minutes.confirm', id, may: onRoll, does: onRoll },
      {
        verb: 'minutes.propose-correction',
        id,
        inputs: { text: 'It was Tuesday.' },
        may: onRoll,
        does: onRoll,
      },
    ]);
    let number = 0;
    const correction = (accept: 'yes' | 'no') => async () => ({
      inputs: { number: String((number += 1)), accept, reason: 'It was Monday.' },
    });
    const decide = { verb: 'minutes.decide-correction', id, may: leads } as const;
    await cast.each([
      { ...decide, fresh: correction('yes') },
      { ...decide, does: ['chair', 'deputy'], fresh: correction('no') },
      { verb: 'minutes.approve', may: ['chair', 'deputy'], fresh: ofOwn },
      {
        verb: 'minutes.add-addendum',
        id: drafts.get('chair') ?? '',
        inputs: { text: 'See annex.' },
        may: leads,
        does: leads,
      },
    ]);
    const sealed = await records('type=meeting&status=held');
    assert.equal(sealed.filter(({ minutes }) => minutes?.status === 'approved').length, 2);
  });

  it('a correction is refused by whoever presides, not by the secretary', async () => {
    const id = await held();
    await made('secretary', 'minutes.circulate', { id });
    await made('member', 'minutes.propose-correction', { id, inputs: { text: 'Tuesday' } });
    const before = (await cast.journal()).length;
    const said = await cast.press('secretary', {
      verb: 'minutes.decide-correction',
      id,
      inputs: { number: '1', accept: 'no', reason: 'It was Monday' },
      may: [],
    });
    assert.match(said, /chair|presid/u);
    assert.equal((await cast.journal()).length, before);
  });

  it('notes and decisions, in session', async () => {
    await cast.stage.advance('PT3M');
    await made('chair', 'meeting.start');
    await cast.say('secretary', 'attendance: chair Person, deputy Person, member Person');
    const note = async () => {
      await made('secretary', 'note.add', { inputs: { text: anew('Said') } });
      const { events = [] } = (await cast.journal()).at(-1) ?? {};
      return { id: events.map((event) => (event as { readonly entity: string }).entity)[0] ?? '' };
    };
    await cast.each([
      { verb: 'note.delete', may: session, fresh: note },
      { verb: 'record.convert', inputs: { to: 'action' }, may: session, fresh: note },
      { verb: 'decision.edit', inputs: { rationale: 'It leaks' }, may: session, fresh: decided },
      {
        verb: 'decision.review',
        inputs: { outcome: 'confirmed', text: 'Still so' },
        may: session,
        fresh: decided,
      },
      { verb: 'decision.supersede', may: session, fresh: superseded },
      { verb: 'decision.rescind', may: session, fresh: superseded },
      { verb: 'action.add', may: onRoll, fresh: async () => ({ inputs: { what: anew('Sweep') } }) },
    ]);
  });
});
