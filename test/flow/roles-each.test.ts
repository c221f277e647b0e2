import { strict as assert } from 'node:assert';
import { type Cast, openCast, type Who } from '../helpers/cast.ts';
import type { RecordShape } from '../helpers/stage.ts';

const leads: readonly Who[] = ['chair', 'deputy', 'secretary'];
const session: readonly Who[] = ['chair', 'secretary'];
const voters: readonly Who[] = ['chair', 'deputy', 'member'];
const inRoom: readonly Who[] = ['chair', 'deputy', 'member', 'attendee'];

describe('each of those who may, at agendas, meetings and motions', () => {
  let cast: Cast;
  let made: Cast['made'];

  const idOf = async (who: Who): Promise<string> => {
    const { roles } = await cast.stage.committee(cast.one('secretary'));
    const { aadObjectId } = cast.one(who);
    return roles.find(({ person }) => person.aadObjectId === aadObjectId)?.person.id ?? '';
  };
  let count = 0;
  /** The same words twice would be taken for one press that came twice. */
  const anew = (words: string): string => `${words} ${(count += 1)}`;
  const item = (who: Who, kind = 'discussion'): Promise<string> =>
    made(who, 'agenda.propose', { inputs: { title: anew('Quay'), kind } });
  const motion = (who: Who): Promise<string> =>
    made(who, 'motion.propose', { inputs: { text: anew('Buy crane') } });
  /** Only one vote is open at a time. */
  let voting = '';
  const toOpen = async (): Promise<string> => {
    const at = { id: voting, may: [] };
    await cast.press('member', { ...at, verb: 'motion.vote', inputs: { choice: 'for' } });
    await cast.press('secretary', { ...at, verb: 'motion.close' });
    voting = await motion('member');
    return voting;
  };
  const opened = async (): Promise<string> => {
    const id = await toOpen();
    await made('chair', 'motion.open', { id });
    return id;
  };
  const vote = (who: Who, id: string, choice: string) =>
    made(who, 'motion.vote', { id, inputs: { choice } });
  /** Carried against the vote of this one. */
  const outvoted = async (who: Who): Promise<string> => {
    const id = await opened();
    for (const voter of voters)
      // oxlint-disable-next-line no-await-in-loop -- one vote after the other
      await vote(voter, id, voter === who ? 'against' : 'for');
    await made('chair', 'motion.close', { id });
    return id;
  };
  const status = async (ref: string): Promise<string> => {
    const path = `/committees/${cast.committee}/records/${ref}`;
    return (await cast.stage.api<RecordShape>(cast.one('chair'), path)).body.status;
  };
  const decisions = async (): Promise<number> => {
    const path = `/committees/${cast.committee}/records?type=decision&limit=200`;
    return (await cast.stage.api(cast.one('chair'), path)).body.items.length;
  };
  /** Once the same words are no longer taken for a retry. */
  const later = (): Promise<void> => cast.stage.advance('PT3M');
  const close = async (): Promise<void> => {
    await later();
    await cast.say('secretary', 'close meeting');
  };
  const start = async (...people: readonly Who[]): Promise<string> => {
    await later();
    const ref = await made('chair', 'meeting.start');
    await attended(...people);
    return ref;
  };
  const attended = (...people: readonly Who[]) =>
    cast.say('secretary', `attendance: ${people.map((who) => `${who} Person`).join(', ')}`);

  before(async () => {
    cast = await openCast();
    ({ made } = cast);
    const inputs = { proxies: 'allowed', circular: 'yes', circularObjection: 'yes' };
    await made('secretary', 'committee.setup', { id: 'committee', inputs });
  });
  after(() => cast.stage.close());

  it('the agenda', async () => {
    await cast.each([
      { verb: 'agenda.accept', may: leads, fresh: async () => ({ id: await item('attendee') }) },
      { verb: 'agenda.defer', may: leads, fresh: async () => ({ id: await item('chair') }) },
      {
        verb: 'agenda.withdraw',
        may: [...leads, 'member'],
        fresh: async () => ({ id: await item('member') }),
      },
      {
        verb: 'agenda.edit',
        inputs: { title: 'New quay', kind: 'decision' },
        may: [...leads, 'member'],
        fresh: async () => ({ id: await item('member') }),
      },
      {
        verb: 'agenda.move',
        inputs: { to: '1' },
        may: leads,
        fresh: async () => ({ id: await item('chair') }),
      },
      {
        verb: 'agenda.publish',
        may: leads,
        fresh: async () => {
          await item('chair');
          return {};
        },
      },
    ]);
  });

  it('meetings before they begin, and a proxy for one', async () => {
    const plan = (who: Who, time: number) =>
      made(who, 'meeting.plan', { inputs: { when: `Friday at ${time}` } });
    let time = 8;
    await cast.each([
      {
        verb: 'meeting.plan',
        may: leads,
        fresh: async () => ({ inputs: { when: `Friday at ${(time += 1)}` } }),
      },
      {
        verb: 'meeting.cancel',
        inputs: { why: 'Storm' },
        may: leads,
        fresh: async () => ({ id: await plan('chair', (time += 1)) }),
      },
    ]);
    const id = await plan('chair', 20);
    await cast.all([
      {
        verb: 'roll.appoint-proxy',
        id,
        may: ['secretary', ...voters],
        // Who let somebody vote for them is away, and holds no proxy until they say that they come.
        fresh: async (who) => {
          const holder = who === 'chair' || who === 'secretary' ? 'member' : 'chair';
          await made(holder, 'roll.record', { id, inputs: { attendance: 'present' } });
          await made(who, 'roll.record', { id, inputs: { attendance: 'apologies' } });
          const of = who === 'secretary' ? { of: await idOf('deputy') } : {};
          return { inputs: { ...of, holder: await idOf(holder) } };
        },
      },
    ]);
  });

  it('a sitting, by whoever presides and the secretary', async () => {
    await cast.each([
      {
        verb: 'meeting.start',
        may: leads,
        fresh: async () => {
          await close();
          return {};
        },
      },
    ]);
    await close();
    const id = await start(...inRoom);
    const again = (verb: string) => async (who: Who) => {
      if (who !== 'chair') await made('chair', verb, { id });
      return { id };
    };
    await cast.each([
      { verb: 'meeting.adjourn', may: session, fresh: again('meeting.resume') },
      { verb: 'meeting.resume', may: session, fresh: again('meeting.adjourn') },
      {
        verb: 'meeting.close',
        may: session,
        fresh: async (who) => {
          return { id: who === 'chair' ? id : await start(...inRoom) };
        },
      },
      {
        verb: 'meeting.release',
        may: leads,
        fresh: async () => {
          await later();
          const id = await made('chair', 'meeting.start');
          await close();
          return { id };
        },
      },
    ]);
    await start(...inRoom);
  });

  it('consent items, taken together: each is a decision', async () => {
    const before = await decisions();
    await cast.all([
      {
        verb: 'agenda.consent',
        may: session,
        fresh: async () => {
          await item('chair', 'consent');
          return {};
        },
      },
      {
        verb: 'agenda.pull',
        may: [...session, 'deputy', 'member'],
        fresh: async () => {
          const id = await item('chair', 'consent');
          return { id, inputs: { item: id } };
        },
      },
    ]);
    assert.ok((await decisions()) >= before + 2);
  });

  it('motions in a meeting', async () => {
    await cast.each([
      {
        verb: 'motion.propose',
        may: voters,
        fresh: async () => ({ inputs: { text: anew('Sell') } }),
      },
      {
        verb: 'motion.amend',
        may: voters,
        fresh: async () => ({ id: await motion('member'), inputs: { text: anew('Rent') } }),
      },
      { verb: 'motion.open', may: session, fresh: async () => ({ id: await toOpen() }) },
      {
        verb: 'motion.vote',
        inputs: { choice: 'for' },
        may: voters,
        fresh: async () => ({ id: await opened() }),
      },
      {
        verb: 'motion.close',
        may: session,
        fresh: async () => {
          const id = await opened();
          await vote('member', id, 'for');
          return { id };
        },
      },
      {
        verb: 'motion.record',
        may: session,
        fresh: async () => ({ inputs: { text: anew('Sell'), for: '2' } }),
      },
      {
        verb: 'motion.withdraw',
        may: ['chair', 'member'],
        fresh: async () => ({ id: await motion('member') }),
      },
    ]);
    await cast.each([
      {
        verb: 'motion.dissent',
        may: [...voters, 'secretary', 'attendee'],
        does: voters,
        fresh: async (who) => ({ id: await outvoted(who) }),
      },
    ]);
  });

  it('what was carried without a quorum, at the next meeting', async () => {
    await close();
    await start('chair');
    const record = () =>
      made('chair', 'motion.record', { inputs: { text: anew('Mend the wall'), for: '1' } });
    const waiting = [await record(), await record()];
    await close();
    await start(...inRoom);
    await cast.all([
      {
        verb: 'motion.ratify',
        may: session,
        fresh: async (who) => ({ id: waiting[session.indexOf(who)] ?? '' }),
      },
    ]);
    assert.deepEqual(await Promise.all(waiting.map(status)), ['carried', 'carried']);
  });

  it('a resolution between meetings: each voter may ask for a discussion', async () => {
    await close();
    const circulated = () =>
      made('chair', 'motion.open', { inputs: { text: anew('Hire a diver'), until: '2026-12-04' } });
    const put: string[] = [];
    await cast.all([
      {
        verb: 'motion.object',
        inputs: { why: 'Too dear' },
        may: voters,
        fresh: async () => {
          put.push(await circulated());
          return { id: put.at(-1) ?? '' };
        },
      },
    ]);
    const discussed = await Promise.all(put.slice(1).map(status));
    assert.ok(discussed.length > 0 && discussed.every((each) => each === 'deferred'));
  });
});
