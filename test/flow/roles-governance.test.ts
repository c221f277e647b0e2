import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { grants } from '../../src/domain/grants.ts';
import { everybody, openCast } from '../helpers/cast.ts';
import type { Cast, Who } from '../helpers/cast.ts';

/** Whoever leads between meetings, and in session, where the deputy does not preside. */
const leads: readonly Who[] = ['chair', 'deputy', 'secretary'];
const session: readonly Who[] = ['chair', 'secretary'];
const voters: readonly Who[] = ['chair', 'deputy', 'member'];
const seated: readonly Who[] = [...leads, 'member', 'attendee'];

describe('who may do what with rules, motions and registers', () => {
  let cast: Cast;
  before(async () => {
    cast = await openCast();
    await cast.press('secretary', {
      verb: 'committee.setup',
      id: 'committee',
      inputs: { seconding: 'yes' },
      may: [],
    });
  });
  after(() => cast.stage.close());

  it('committee and reminders: chair, deputy, secretary', () =>
    cast.all([
      {
        verb: 'committee.setup',
        id: 'committee',
        inputs: { name: 'Board' },
        may: leads,
        does: leads,
      },
      {
        verb: 'chase.policy',
        may: leads,
        fresh: async (who) => ({ inputs: { sponsor: cast.one(who).aadObjectId } }),
      },
      {
        verb: 'chase.pause',
        may: leads,
        fresh: async (who) => ({ inputs: { until: `2026-12-2${leads.indexOf(who)}` } }),
      },
    ]));

  it('tells an observer that observers only read', async () => {
    const inputs = { what: 'Paint it' };
    const told = await cast.press('observer', { verb: 'action.add', inputs, may: [] });
    assert.match(told, /^Only members and attendees, not observers, who only read/u);
  });

  it('seats, typed: chair, deputy, secretary', async () => {
    const seats = async () =>
      (await cast.journal()).flatMap(({ command, by }) =>
        command === 'committee.seat' ? [by.name.split(' ')[0]] : [],
      );
    for (const who of everybody.filter((each) => !leads.includes(each)))
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await cast.say(who, 'make Zoe <zoe@harbour.example> a member');
    assert.deepEqual(await seats(), []);
    for (const [at, who] of leads.entries())
      // oxlint-disable-next-line no-await-in-loop -- as above
      await cast.say(who, `make Zoe <zoe@harbour.example> an ${at % 2 ? 'attendee' : 'observer'}`);
    assert.deepEqual(await seats(), leads);
    await cast.say('secretary', 'remove Zoe <zoe@harbour.example> from the committee');
  });

  it('holds, retention, the series and the standing items: those who lead', () =>
    cast.all([
      {
        verb: 'committee.hold',
        id: 'committee',
        inputs: { on: 'true', why: 'Inquiry' },
        may: leads,
        does: ['deputy'],
      },
      {
        verb: 'committee.hold',
        id: 'committee',
        inputs: { on: 'false' },
        may: leads,
        does: ['chair'],
      },
      {
        verb: 'committee.retain',
        id: 'committee',
        inputs: { years: '7' },
        may: leads,
        does: ['secretary'],
      },
      {
        verb: 'agenda.standing',
        id: 'committee',
        inputs: { items: 'Safety' },
        may: leads,
        does: ['deputy'],
      },
      {
        verb: 'meeting.plan',
        inputs: { when: 'every Monday at 10:00' },
        may: leads,
        does: ['chair'],
      },
      { verb: 'meeting.stop-series', id: 'committee', may: leads, does: ['secretary'] },
      { verb: 'meeting.cancel', id: 'M-1', inputs: { why: 'Storm' }, may: leads, does: ['chair'] },
    ]));

  it('an item: changed by whoever proposed it and those who lead', async () => {
    await cast.say('member', 'agenda add Cranes, for consent');
    const item = (await cast.journal()).findLast(({ command }) => command === 'agenda.propose');
    assert.ok(item);
    await cast.all([
      {
        verb: 'agenda.edit',
        id: item.ref,
        inputs: { title: 'Two cranes', kind: 'consent' },
        may: [...leads, 'member'],
        does: ['member'],
      },
      { verb: 'agenda.accept', id: item.ref, may: leads, does: ['chair'] },
    ]);
  });

  it('in session: motions by voters, undo by whoever wrote', async () => {
    await cast.say('chair', 'start meeting');
    await cast.say('secretary', 'attendance: chair Person, deputy Person, member Person');
    const agenda = (await cast.journal()).filter(({ command }) => command === 'agenda.propose');
    const item = agenda.at(-1)?.ref ?? '';
    await cast.all([
      {
        verb: 'agenda.pull',
        id: item,
        inputs: { item },
        may: [...session, ...voters],
        does: ['member'],
      },
    ]);
    for (const who of seated)
      // oxlint-disable-next-line no-await-in-loop -- each undoes the own note
      await cast.say(who, `note: ${who} speaks.`);
    await cast.all([{ verb: 'record.undo', may: seated, does: seated }]);
    await cast.all([
      {
        verb: 'motion.propose',
        inputs: { text: 'Buy two cranes' },
        may: voters,
        does: ['member'],
      },
      { verb: 'motion.second', id: 'V-1', may: voters, does: ['deputy'] },
      {
        verb: 'motion.amend',
        id: 'V-1',
        inputs: { text: 'Buy three cranes' },
        may: voters,
        does: ['deputy'],
      },
      { verb: 'motion.withdraw', id: 'V-2', may: ['chair', 'deputy'], does: ['deputy'] },
      {
        verb: 'motion.recuse',
        id: 'V-1',
        inputs: { text: 'My firm sells them' },
        may: voters,
        does: ['deputy'],
      },
      { verb: 'motion.open', id: 'V-1', may: session, does: ['secretary'] },
      {
        verb: 'motion.vote',
        id: 'V-1',
        inputs: { choice: 'for' },
        may: voters,
        does: ['chair'],
      },
      {
        verb: 'motion.vote',
        id: 'V-1',
        inputs: { choice: 'abstain' },
        may: voters,
        does: ['member'],
      },
      { verb: 'motion.close', id: 'V-1', may: session, does: ['chair'] },
      { verb: 'motion.dissent', id: 'V-1', may: [...voters, 'secretary'], does: ['member'] },
    ]);
  });

  it('the registers: whoever presides and the secretary; reviews by the owner too', async () => {
    await cast.say('chair', 'decision: Sell the old crane.');
    await cast.say('chair', 'decision: Keep the old crane.');
    await cast.press('secretary', {
      verb: 'raid.add',
      inputs: { kind: 'risk', text: 'Fog', owner: cast.one('owner').aadObjectId },
      may: [],
    });
    const own: readonly Who[] = [...session, 'owner'];
    await cast.all([
      {
        verb: 'decision.edit',
        id: 'D-2',
        inputs: { rationale: 'It leaks' },
        may: session,
        does: ['secretary'],
      },
      {
        verb: 'decision.review',
        id: 'D-2',
        inputs: { outcome: 'confirmed', text: 'Still so' },
        may: session,
        does: ['chair'],
      },
      {
        verb: 'decision.supersede',
        id: 'D-2',
        inputs: { by: 'D-3' },
        may: session,
        does: ['secretary'],
      },
      { verb: 'decision.rescind', id: 'D-1', inputs: { by: 'D-3' }, may: session, does: ['chair'] },
      { verb: 'raid.edit', id: 'R-1', inputs: { plan: 'Lights' }, may: own, does: ['owner'] },
      { verb: 'raid.review', id: 'R-1', inputs: { text: 'Seen' }, may: own, does: own },
    ]);
  });

  it('leaves out no verb that a person may send', () => {
    const folder = import.meta.dirname;
    const tried = readdirSync(folder)
      .filter((name) => name.startsWith('roles'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
      .join();
    const untried = Object.keys(grants).filter((verb) => !tried.includes(`'${verb}'`));
    assert.deepEqual(untried, []);
  });
});
