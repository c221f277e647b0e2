import { strict as assert } from 'node:assert';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage } from '../helpers/stage.ts';
import type { JournalShape, ListShape, RecordShape, Stage } from '../helpers/stage.ts';

const everybody = [
  'chair',
  'deputy',
  'secretary',
  'member',
  'attendee',
  'observer',
  'nobody',
  'owner',
  'contributor',
  'receiver',
] as const;
type Who = (typeof everybody)[number];

/** What product.md's table calls P and S between meetings; in session the deputy does not preside. */
const leads: readonly Who[] = ['chair', 'deputy', 'secretary'];
const session: readonly Who[] = ['chair', 'secretary'];
const seated: readonly Who[] = ['chair', 'deputy', 'secretary', 'member', 'attendee'];
const onBehalf: readonly Who[] = ['owner', 'secretary'];
const deciders: readonly Who[] = ['chair', 'deputy', 'secretary'];

interface Case {
  readonly verb: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly may: readonly Who[];
  /** Everybody else is refused; of those who may, these do it, in this order. */
  readonly does?: readonly Who[];
}

const sentence = /^(?:Only .+ can do that|You own this one, so somebody else decides on it: .+)\.$/;

describe('who may do what', () => {
  let stage: Stage;
  let board: Conversation;
  let committee: string;
  const cast = new Map<Who, Person>();
  const one = (who: Who): Person => {
    const person = cast.get(who);
    assert.ok(person);
    return person;
  };

  const press = async (who: Who, { verb, id, inputs }: Case): Promise<string> => {
    const data = { verb, committee, ...(id === undefined ? {} : { id }), ...inputs };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const name = 'adaptiveCard/action';
    const { status, body } = await stage.room.deliver(
      stage.make(one(who), board, { type: 'invoke', name, value }),
    );
    assert.equal(status, 200);
    const answer = body as { type: string; value: unknown };
    return typeof answer.value === 'string' ? answer.value : '';
  };

  const journal = async (): Promise<readonly JournalShape[]> => {
    const path = `/committees/${committee}/journal?limit=500`;
    return (await stage.api<ListShape<JournalShape>>(one('secretary'), path)).body.items;
  };

  /** The refused first, then those who may: whoever does it leaves an entry under their own name. */
  const check = async (it: Case): Promise<void> => {
    const before = (await journal()).length;
    for (const who of everybody.filter((each) => !it.may.includes(each))) {
      // oxlint-disable-next-line no-await-in-loop -- each attempt is looked at by itself
      assert.match(await press(who, it), sentence, `${it.verb} by ${who}`);
    }
    assert.equal((await journal()).length, before, `${it.verb}: nothing is written on refusal`);
    for (const who of it.does ?? it.may.slice(0, 1)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const said = await press(who, it);
      assert.doesNotMatch(said, sentence, `${it.verb} by ${who}`);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const last = (await journal()).findLast(({ command }) => command === it.verb);
      assert.equal(last?.by.aadObjectId, one(who).aadObjectId, `${it.verb} by ${who}: ${said}`);
    }
  };

  const all = async (cases: readonly Case[]): Promise<void> => {
    for (const it of cases) {
      // oxlint-disable-next-line no-await-in-loop -- each case stands on the one before
      await check(it);
    }
  };

  const say = (who: Who, text: string) => stage.say(one(who), board, text);

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    for (const who of everybody) cast.set(who, stage.person({ name: `${who} Person` }));
    board = stage.room.addChannel(
      'Harbour Board',
      everybody.map((who) => one(who).id),
    );
    await stage.room.install(board.id, one('secretary').id);
    await say('secretary', 'agenda add Budget');
    committee = (await stage.committee(one('secretary'))).id;
    const aad = (...people: Who[]) => people.map((who) => one(who).aadObjectId).join(',');
    await press('secretary', {
      verb: 'committee.setup',
      id: 'committee',
      inputs: {
        chair: aad('chair'),
        secretary: aad('secretary'),
        voters: aad('chair', 'member'),
        deputies: aad('deputy'),
        attendees: aad('attendee'),
        observers: aad('observer'),
      },
      may: [],
    });
  });
  after(() => stage.close());

  it('knows the roles that set-up gave', async () => {
    const { roles } = await stage.committee(one('secretary'));
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

  it('committee and reminders: chair, deputy, secretary', () =>
    all([
      {
        verb: 'committee.setup',
        id: 'committee',
        inputs: { name: 'Board' },
        may: leads,
        does: leads,
      },
      { verb: 'chase.policy', id: 'committee', inputs: {}, may: leads, does: leads },
      { verb: 'chase.pause', id: 'committee', inputs: { until: '' }, may: leads, does: leads },
    ]));

  it('the agenda: proposed by everybody with a seat, ordered by the chair and the secretary', () =>
    all([
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
    await all([
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
      { verb: 'roll.declare-interest', id: 'M-1', inputs: { text: 'My firm' }, may: seated },
      { verb: 'raid.add', inputs: { kind: 'risk', text: 'Fog' }, may: seated, does: seated },
      { verb: 'raid.close', id: 'R-1', inputs: { why: 'Gone' }, may: session, does: ['chair'] },
      {
        verb: 'action.add',
        inputs: { what: 'Paint', due: '2026-12-04', owner: one('owner').aadObjectId },
        may: seated,
        does: seated,
      },
    ]);
  });

  it('attendance: oneself; others by whoever presides and the secretary', async () => {
    const idOf = async (who: Who): Promise<string> => {
      const { roles } = await stage.committee(one('secretary'));
      return (
        roles.find(({ person }) => person.aadObjectId === one(who).aadObjectId)?.person.id ?? ''
      );
    };
    const present = async (who: Who) => ({ [`p:${await idOf(who)}`]: 'present' });
    await all([
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
      (await stage.api(one('chair'), `/committees/${committee}/records?type=decision`)).body.items;
    for (const who of everybody.filter((each) => !session.includes(each))) {
      // oxlint-disable no-await-in-loop -- each attempt is looked at by itself
      const before = (await journal()).length;
      await say(who, `decision: ${who} decides.`);
      assert.equal((await journal()).length, before, who);
      assert.match((await stage.lastPrivate(one(who))).message.content.text ?? '', sentence);
      // oxlint-enable no-await-in-loop
    }
    await say('chair', 'decision: The budget is approved.');
    await say('secretary', 'decision: The quay is painted.');
    const entries = (await journal()).filter(({ command }) => command === 'decision.record');
    assert.deepEqual(
      entries.map(({ by, onBehalfOf }) => [by.name, onBehalfOf?.name]),
      [
        ['chair Person', undefined],
        ['secretary Person', 'chair Person'],
      ],
    );
    assert.equal((await decisions()).length, 2);
    await say('secretary', 'D-2');
    const card = JSON.stringify((await stage.lastPublic(board, one('member'))).card);
    assert.match(card, /secretary Person[^"]*(?:on behalf of|for) chair Person/);
  });

  it('closing and sending to owners: the chair and the secretary', async () => {
    await all([
      { verb: 'meeting.close', id: 'M-1', may: session, does: ['chair'] },
      { verb: 'meeting.release', id: 'M-1', may: leads, does: ['deputy'] },
    ]);
  });

  it('following up: the owner, or the secretary on their behalf', async () => {
    const { body } = await stage.api(
      one('secretary'),
      `/committees/${committee}/records?type=action&q=paint`,
    );
    const [first = '', second = '', third = ''] = body.items.map(({ ref }) => ref);
    await press('secretary', {
      verb: 'action.transfer',
      id: third,
      inputs: { to: one('receiver').aadObjectId },
      may: [],
    });
    const why = { why: 'The weather' };
    await all([
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
        inputs: { to: one('receiver').aadObjectId },
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
    const behalf = (await journal()).findLast(({ command }) => command === 'action.claim');
    assert.equal(behalf?.onBehalfOf?.name, 'owner Person');
  });

  it('an owner decides on nothing of their own; contributors report progress', async () => {
    const add = { what: 'Sweep', due: '2026-12-04' };
    await press('secretary', {
      verb: 'action.add',
      inputs: {
        ...add,
        owner: one('chair').aadObjectId,
        contributors: one('contributor').aadObjectId,
      },
      may: [],
    });
    const { body } = await stage.api(
      one('secretary'),
      `/committees/${committee}/records?type=action&q=sweep`,
    );
    const id = body.items[0]?.ref ?? '';
    await all([
      {
        verb: 'action.progress',
        id,
        inputs: { text: 'Half' },
        may: ['chair', 'secretary', 'contributor'],
        does: ['contributor'],
      },
      { verb: 'action.claim', id, may: ['chair', 'secretary'], does: ['chair'] },
      { verb: 'action.verify', id, may: ['deputy', 'secretary'], does: ['deputy'] },
    ]);
  });

  it('the minutes: circulated by the secretary, confirmed by voters, approved by who presides', () =>
    all([
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

  it('one’s own absence and reminders: everybody for themselves', async () => {
    const before = (await journal()).length;
    for (const who of everybody) {
      // oxlint-disable no-await-in-loop -- each answer is looked at by itself
      assert.match(
        await press(who, { verb: 'person.away', inputs: { until: '2026-12-01' }, may: [] }),
        /until/,
      );
      assert.match(await press(who, { verb: 'chase.opt-out', may: [] }), /\w/);
      // oxlint-enable no-await-in-loop
    }
    assert.equal((await journal()).length, before);
  });

  it('a form opens only for whoever may send it', async () => {
    const fetch = (who: Who, data: object) =>
      stage.room.deliver(
        stage.make(one(who), board, {
          type: 'invoke',
          name: 'task/fetch',
          value: { data: { committee, ...data } },
        }),
      );
    const refused = await fetch('nobody', { verb: 'action.edit', id: 'A-1' });
    assert.deepEqual(Object(refused.body), {
      task: { type: 'message', value: 'Only the chair, the deputy or the secretary can do that.' },
    });
    const opened = await fetch('secretary', { verb: 'action.edit', id: 'A-1' });
    assert.match(JSON.stringify(opened.body), /"type":"continue"/);
  });

  it('taking over: chair, deputy, secretary while one of them is left', () =>
    all([{ verb: 'committee.take-over', id: 'committee', may: leads, does: ['deputy'] }]));
});
