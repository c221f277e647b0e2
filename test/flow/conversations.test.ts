import assert from 'node:assert/strict';
import { buttonsOf } from '../../src/rehearsal/card.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import {
  type CommitteeShape,
  type ListShape,
  openStage,
  readingOf,
  type RecordShape,
  type Stage,
} from '../helpers/stage.ts';

const has = (text: string | undefined, ...lines: readonly RegExp[]): void => {
  for (const each of lines) assert.match(text ?? '', each);
};

describe('conversations', () => {
  let stage: Stage;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let gus: Person;

  const ids = (...people: readonly Person[]): string[] => people.map(({ id }) => id);
  const newest = async (who: Person): Promise<string> => readingOf(await stage.lastPrivate(who));
  const said = async (where: Conversation): Promise<readonly string[]> =>
    (await stage.seen(where, maya)).map(readingOf);
  const committee = async (name: string): Promise<CommitteeShape> => {
    const { body } = await stage.api<ListShape<CommitteeShape>>(maya, '/committees');
    const found = body.items.find((one) => one.name === name);
    assert.ok(found, `no ${name}`);
    return found;
  };
  const seats = ({ roles }: CommitteeShape): string[] =>
    roles.map(({ person, role }) => `${person.name} ${role}`).toSorted();
  const records = async ({ id }: CommitteeShape, type: string): Promise<readonly RecordShape[]> =>
    (await stage.api(maya, `/committees/${id}/records?type=${type}`)).body.items;

  beforeEach(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    ana = stage.person('Ana Costa');
    priya = stage.person('Priya Raman');
    gus = stage.person({ name: 'Gus Guest', role: 'guest' });
  });
  afterEach(() => stage.close());

  it('in a team: one welcome, silence elsewhere until mentioned, no role by presence', async () => {
    const people = ids(maya, ana, priya);
    const general = stage.room.addChannel('General', people, 'Port Team');
    const other = stage.room.addChannel('Other', people, 'Port Team');
    await stage.room.install(general.id, maya.id);
    assert.equal((await said(general)).length, 1);
    await stage.room.say(maya.id, other.id, 'start meeting');
    assert.deepEqual(await said(other), []);
    await stage.say(maya, other, 'help');
    has((await said(other)).at(-1), /What you can say to Gavel/u);
    await stage.say(maya, general, 'action: Priya to paint the boat by Friday');
    const [board] = (await stage.api<ListShape<CommitteeShape>>(maya, '/committees')).body.items;
    assert.deepEqual(board && seats(board), ['Maya Lindqvist secretary']);
    await stage.say(priya, general, 'actions');
    has(await newest(priya), /Only people with a role in/u);
    await stage.say(priya, stage.room.personal(priya.id), 'my actions');
    has(await newest(priya), /1 open/u, /paint the boat/u);
  });

  it('in a group chat: its people are members, guests attend, newcomers follow', async () => {
    const chat = stage.room.addGroupChat('Design Authority', ids(maya, ana, gus));
    await stage.room.install(chat.id, maya.id);
    await stage.say(maya, chat, 'agenda add Cranes');
    await stage.room.join(chat.id, priya.id, maya.id);
    assert.deepEqual(seats(await committee('Design Authority')), [
      'Ana Costa member',
      'Gus Guest attendee',
      'Maya Lindqvist secretary',
      'Priya Raman member',
    ]);
    await stage.say(priya, chat, 'members');
    has((await said(chat)).at(-1), /Priya Raman\nMember, votes/u, /Gus Guest\nAttendee/u);
  });

  it('settle the welcome: who is who stands in its place, an older proposal undoes nothing', async () => {
    const chat = stage.room.addGroupChat('Design Authority', ids(maya, ana, priya));
    await stage.room.install(chat.id, maya.id);
    const welcome = await stage.offering(maya, chat, 'Looks right');
    const proposal = buttonsOf((await stage.room.see(maya.id, welcome)).card ?? {}).find(
      ({ title }) => title === 'Looks right',
    );
    assert.ok(proposal);
    const { dialog } = await stage.room.press(maya.id, welcome, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters: 'Ana Costa' });
    has((await said(chat))[0], /Design Authority, 3 people\nAna Costa\nChair, votes/u);
    const before = seats(await committee('Design Authority'));
    const { card } = await stage.room.run(maya.id, welcome, proposal, {});
    has(JSON.stringify(card), /is set up already/u);
    assert.deepEqual(seats(await committee('Design Authority')), before);
  });

  it('in a meeting chat: the organiser is proposed as chair, never appointed', async () => {
    const chat = stage.room.addMeeting('Steering', ids(maya, ana, priya), {
      organizer: ana.id,
      start: '2026-11-23T09:00:00.000Z',
      end: '2026-11-23T10:00:00.000Z',
    });
    await stage.room.install(chat.id, maya.id);
    has((await said(chat)).at(-1), /Chair\nAna Costa \(proposed\)/u);
    await stage.say(maya, chat, 'agenda add Cranes');
    assert.ok(seats(await committee('Steering')).includes('Ana Costa member'));
  });

  it('in a meeting chat: the organiser’s committees are offered, one tap links', async () => {
    const channel = stage.room.addChannel('Harbour Board', ids(maya, ana));
    await stage.room.install(channel.id, ana.id);
    await stage.say(ana, channel, 'agenda add Cranes');
    const chat = stage.room.addMeeting('Monthly', ids(maya, ana), {
      organizer: ana.id,
      start: '2026-11-23T09:00:00.000Z',
      end: '2026-11-23T10:00:00.000Z',
    });
    await stage.room.install(chat.id, maya.id);
    const offer = 'Meeting of Harbour Board (HB)';
    const message = await stage.offering(ana, chat, offer);
    await stage.room.press(ana.id, message, offer);
    has((await said(chat)).at(-1), /^This conversation now belongs to Harbour Board \(HB\)\.$/u);
  });

  it('follow Teams’ own meeting events once, and send the closing check to the secretary', async () => {
    const chat = stage.room.addMeeting('Steering', ids(maya, ana, priya), {
      organizer: ana.id,
      start: '2026-11-23T09:00:00.000Z',
      end: '2026-11-23T10:00:00.000Z',
    });
    await stage.room.install(chat.id, maya.id);
    for (const event of ['start', 'start', 'end', 'end'] as const) {
      // oxlint-disable no-await-in-loop -- in the order of the events
      await stage.room.meetingEvent(chat.id, ana.id, event);
      await stage.advance('PT1M');
      // oxlint-enable no-await-in-loop
    }
    const meetings = await records(await committee('Steering'), 'meeting');
    assert.deepEqual(
      meetings.map(({ ref, status, title }) => `${ref} ${status} ${title}`),
      ['M-1 held Steering'],
    );
    assert.equal((await said(chat)).length, 2, 'the welcome and the control card');
    has(await newest(maya), /^M-1, closed/u, /Attendance was not taken/u);
  });

  it('link a further conversation to a committee that one leads', async () => {
    const channel = stage.room.addChannel('Harbour Board', ids(maya, ana));
    const chat = stage.room.addGroupChat('Side talk', ids(maya, ana));
    for (const where of [channel, chat])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await stage.room.install(where.id, maya.id);
    await stage.say(maya, channel, 'agenda add Cranes');
    await stage.say(ana, chat, 'link HB');
    has(await newest(ana), /None of the committees that you lead has the code HB\./u);
    await stage.say(maya, chat, 'link HB');
    await stage.say(maya, chat, 'action: Ana to paint the boat by Friday');
    const [action] = await records(await committee('Harbour Board'), 'action');
    assert.equal(action?.title, 'paint the boat');
  });

  it('without chair and secretary can be taken over by an owner of the team alone', async () => {
    const channel = stage.room.addChannel('Harbour Board', ids(maya, ana));
    await stage.room.install(channel.id, maya.id);
    await stage.say(maya, channel, 'agenda add Cranes');
    await stage.say(ana, channel, 'take over');
    has(await newest(ana), /^Only the chair, the deputy or the secretary can do that\.$/u);
    assert.deepEqual(seats(await committee('Harbour Board')), ['Maya Lindqvist secretary']);
  });
});
