import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

/** Everything that was said under the reserved item; each of its words begins so. */
const SECRET = /Zq/u;

describe('a reserved item, before each role', () => {
  let stage: Stage;
  let board: Conversation;
  let committee: string;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let omar: Person;
  let tom: Person;
  let lee: Person;

  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };
  const pressed = async (who: Person, wanted: string) => {
    const chat = stage.room.personal(who.id);
    return stage.room.press(who.id, await stage.offering(who, chat, wanted), wanted);
  };
  const post = async (who: Person, data: Record<string, string>) => {
    const action = { type: 'Action.Execute', verb: data['verb'], data: { ...data, committee } };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    return stage.room.deliver(stage.make(who, stage.room.personal(who.id), press));
  };
  const api = async (who: Person, path: string): Promise<string> =>
    JSON.stringify((await stage.api<unknown>(who, `/committees/${committee}${path}`)).body);
  const refs = async (who: Person, type: string): Promise<string[]> => {
    const path = `/committees/${committee}/records?type=${type}`;
    const { body } = await stage.api(who, path);
    return body.items.map(({ ref }) => ref);
  };
  const read = async (who: Person): Promise<string> => {
    await aside(who, 'minutes');
    const { id } = (await stage.lastPrivate(who)).message;
    return JSON.stringify((await stage.room.press(who.id, id, 'Read')).card);
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    [maya, ana, priya, omar, tom, lee] = [
      'Maya Lindqvist',
      'Ana Costa',
      'Priya Raman',
      'Omar Aziz',
      'Tom Field',
      'Lee Park',
    ].map((name) => stage.person(name)) as [Person, Person, Person, Person, Person, Person];
    const people = [maya, ana, priya, omar, tom, lee];
    board = stage.room.addGroupChat(
      'Harbour Board',
      people.map(({ id }) => id),
    );
    await stage.room.install(board.id, maya.id);
    const change = await stage.offering(maya, board, 'Change');
    const { dialog } = await stage.room.press(maya.id, change, 'Change');
    assert.ok(dialog);
    const voters = 'Ana Costa,Priya Raman,Omar Aziz';
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters, sponsor: 'Omar Aziz' });
    committee = (await stage.committee(maya)).id;
    for (const who of people) {
      // oxlint-disable-next-line no-await-in-loop -- as they come
      await stage.room.install(stage.room.personal(who.id).id, who.id);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await stage.say(who, board, 'help');
    }
    await stage.say(maya, board, 'Lee Park is observer');
    await stage.say(maya, board, 'agenda add Dredging licence');
    await post(maya, { verb: 'agenda.propose', title: 'Zq-salaries', reserved: 'true' });
    await stage.say(maya, board, 'publish agenda');
    await stage.say(ana, board, 'start meeting');
    await stage.say(maya, board, 'attendance: Maya, Ana, Priya, Omar, Tom');
    await stage.say(maya, board, 'note: The licence is extended');
    await aside(omar, 'interest in item 2: Zq-my own pay');
    await stage.say(ana, board, 'next');
    for (const words of [
      'note: Zq-rise by three per cent',
      'action: Tom to Zq-tell the payroll by Friday',
      'risk: Zq-the union may object',
      'decision: Zq-the rise is backdated',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await aside(maya, words);
    await aside(priya, 'motion: Zq-pay the rise from reserves');
    await aside(ana, 'V-1');
    await pressed(ana, 'Open the vote');
    await stage.advance('PT1M');
  });
  after(() => stage.close());

  it('is voted on in the voters’ 1:1 chats, by nobody else', async () => {
    const asked = async (who: Person): Promise<boolean> =>
      (await stage.privateOf(who)).some((seen) => /Motion 1, vote open/u.test(readingOf(seen)));
    const told = await Promise.all([ana, priya, omar, tom, lee].map(asked));
    assert.deepEqual(told, [true, true, false, false, false]);
    await pressed(priya, 'For');
    await pressed(ana, 'For');
    await post(omar, { verb: 'motion.vote', id: 'V-1', choice: 'against' });
    assert.match(readingOf(await stage.lastPrivate(omar)), /declared an interest/u);
    await pressed(ana, 'Close and declare');
    await stage.advance('PT1M');
    assert.match(
      readingOf(await stage.lastPrivate(priya)),
      /Motion 1 is (?:carried|.*provisional)/u,
    );
    await stage.say(ana, board, 'close meeting');
    await stage.advance('PT1M');
    await aside(maya, 'circulate minutes');
    await stage.advance('P4D');
  });

  it('is said nowhere in the conversation', async () => {
    const posted = (await stage.seen(board, lee)).map(readingOf).join('\n');
    assert.doesNotMatch(posted, SECRET);
    assert.match(posted, /item 2: Reserved item/u);
    assert.doesNotMatch(posted, /Motion 1|A-1 ·|R-1|D-1/u);
  });

  it('is known to those who have a vote or keep the minutes', async () => {
    for (const who of [maya, ana, priya]) {
      // oxlint-disable no-await-in-loop -- one reader after the other
      assert.match(await read(who), /Item 2: reserved.*Reserved annex, 2\. Zq/u);
      assert.match(await aside(who, 'search rise'), /[1-9] results?/u);
      assert.match(await aside(who, 'agenda'), /Dredging|No items/u);
      assert.deepEqual(await refs(who, 'motion'), ['V-1']);
      assert.match(await api(who, '/minutes/M-1.json'), SECRET);
      assert.match(await api(who, '/journal?limit=500'), /"decision-recorded"/u);
      // oxlint-enable no-await-in-loop
    }
  });

  for (const [role, person] of [
    ['a member who declared an interest', () => omar],
    ['an attendee who owns an action of it', () => tom],
    ['an observer', () => lee],
  ] as const)
    it(`is hidden from ${role}, but for what they own`, async () => {
      const who = person();
      const own = who === tom;
      const minutes = await read(who);
      assert.match(minutes, /The licence is extended.*Item 2: reserved/u);
      assert.doesNotMatch(minutes, SECRET);
      for (const words of [
        'search rise',
        'search payroll',
        'agenda',
        'history M-1',
        'history N-2',
        'actions',
        'decisions',
        'risks',
        'motions',
        'ledger',
        'D-1',
        'R-1',
        'V-1',
      ]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
        const answer = await aside(who, words);
        if (!own || !/^(?:search payroll|actions)$/u.test(words))
          assert.doesNotMatch(answer, SECRET, words);
      }
      for (const path of [
        '/minutes/M-1.json',
        '/minutes/M-1.md',
        '/records/M-1',
        '/records?type=motion',
        '/records?type=decision',
        '/records?type=raid',
        '/records?type=meeting',
        '/records?type=decision&asAt=2026-11-25',
      ])
        // oxlint-disable-next-line no-await-in-loop -- the first that leaks names itself
        assert.doesNotMatch(await api(who, path), SECRET, path);
      for (const ref of ['V-1', 'D-1', 'R-1'])
        // oxlint-disable-next-line no-await-in-loop -- as above
        assert.match(await api(who, `/records/${ref}`), /"status":404/u, ref);
      const journal = await api(who, '/journal?limit=500');
      assert.doesNotMatch(journal, /decision-recorded|motion-proposed|raid-added/u);
      assert.equal(journal.includes('action-added'), own);
      assert.match(journal, /"reserved"/u);
      assert.deepEqual(await refs(who, 'action'), own ? ['A-1'] : []);
      const chases = await api(who, '/chases');
      assert.equal(chases.includes('"A-1"'), own);
      const said = (await stage.privateOf(who)).map(readingOf).filter((each) => SECRET.test(each));
      if (!own) assert.deepEqual(said, []);
      for (const each of said) assert.match(each, /Zq-tell the payroll/u);
    });

  it('is read by whoever is to look after it, which is told to whoever named them', async () => {
    await stage.say(maya, board, 'details D-1 owner Priya');
    const before = (await stage.privateOf(maya)).map(readingOf);
    assert.doesNotMatch(before.at(-1) ?? '', /can therefore read it/u);
    const { length } = before;
    await stage.say(maya, board, 'details D-1 owner Lee Park');
    const told = (await stage.privateOf(maya)).map(readingOf).slice(length).join('\n');
    assert.match(told, /Lee Park looks after D-1 now and can therefore read it/u);
    assert.doesNotMatch((await stage.seen(board, maya)).map(readingOf).join('\n'), /after D-1/u);
  });

  it('reaches a sponsor who declared an interest without its words', async () => {
    await stage.advance('P20D');
    const told = (await stage.privateOf(omar)).map(readingOf);
    assert.ok(told.some((each) => /A-1[^]*Reserved item|Reserved item[^]*A-1/u.test(each)));
    assert.doesNotMatch(told.join('\n'), SECRET);
  });

  it('keeps the whole journal from an officer who declared an interest in it', async () => {
    await stage.say(maya, board, 'make Omar deputy');
    const path = `/committees/${committee}/journal.jsonl`;
    const refused = await stage.api<{ detail: string }>(omar, path);
    assert.equal(refused.status, 403);
    assert.match(refused.body.detail, /declared an interest/u);
    const headers = { 'x-local-user': maya.aadObjectId };
    assert.equal((await fetch(`${stage.url}/api/v1${path}`, { headers })).status, 200);
  });
});
