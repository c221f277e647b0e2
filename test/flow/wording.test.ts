import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { RecordShape, Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

interface StateShape extends RecordShape {
  readonly state: Readonly<Record<string, unknown>>;
}

const NAMES = [
  'Maya Lindqvist',
  'Ana Costa',
  'Heredia Lopez',
  'Leftwich Tom',
  'Abstein For',
  'Anna and Co',
  'Mr. X for President',
] as const;

describe('what people type', () => {
  let stage: Stage;
  let chat: Conversation;
  let maya: Person;
  let ana: Person;

  /** What is said in answer and of what follows, to everybody or to the speaker alone. */
  const answers = async (who: Person, words: string): Promise<string> => {
    const all = async () => [...(await stage.seen(chat, who)), ...(await stage.privateOf(who))];
    const before = new Set((await all()).map(({ message }) => message.id));
    await stage.say(who, chat, words);
    await stage.advance('PT1S');
    const fresh = (await all()).filter(({ message }) => !before.has(message.id));
    return fresh.map(readingOf).join('\n\n');
  };
  const record = async (ref: string) => {
    const { id } = await stage.committee(maya);
    return (await stage.api<StateShape>(maya, `/committees/${id}/records/${ref}`)).body;
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T22:00:00.000Z' });
    const people = NAMES.map((name) => stage.person({ name, timeZone: 'Europe/London' }));
    [maya, ana] = people as [Person, Person];
    chat = stage.room.addGroupChat(
      'Harbour Board',
      people.map(({ id }) => id),
    );
    await stage.room.install(chat.id, maya.id);
    const { dialog } = await stage.room.press(
      maya.id,
      await stage.offering(maya, chat, 'Change'),
      'Change',
    );
    assert.ok(dialog);
    const voters = NAMES.slice(1).join(',');
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters });
    await stage.say(ana, chat, 'start meeting');
    await stage.advance('PT10M');
  });
  after(() => stage.close());

  const rows = (all: readonly (readonly ['maya' | 'ana', string, RegExp])[]): void => {
    for (const [who, words, answer] of all)
      it(`“${words}”`, async () =>
        assert.match(await answers(who === 'maya' ? maya : ana, words), answer));
  };

  describe('people whose names are words, or hold one', () =>
    rows([
      ['maya', 'attendance: Heredia, Ana; apologies Leftwich', /3 people present/u],
      ['maya', 'attendance: Anna and Co', /· Anna and Co: there from the beginning/u],
      [
        'maya',
        'attendance: Anna and Co and Mr. X for President',
        /· Mr. X for President: there from the beginning/u,
      ],
      [
        'maya',
        'attendance: Abstein, Leftwich Tom',
        /Abstein For and Leftwich Tom: there from the beginning/u,
      ],
      [
        'ana',
        'motion: Mr. X for President',
        /Motion 1 · moved by Ana Costa: Mr\. X for President/u,
      ],
      [
        'maya',
        'motion 1: for Ana, Abstein, Anna and Co; against Heredia and Mr. X for President',
        /^Motion 1 is carried 3–2–0 · D-1$/u,
      ],
      ['ana', 'motion: Paint it', /Motion 2/u],
      ['maya', 'motion 2: Leftwich agrees', /How did they vote/u],
    ]));

  describe('words that only machines can read', () =>
    rows(
      ['decision: ', 'action: ', 'motion: ', 'note: ', 'risk: ', 'agenda add '].map(
        (command) => ['ana', `${command}\u200b`, /There are no words to record/u] as const,
      ),
    ));

  describe('details and reviews', () => {
    rows([
      ['maya', 'risk: The crane may fail', /R-1/u],
      ['maya', 'action: Ana to paint by 4 December', /A-1/u],
      ['maya', 'decision: Lease the north berth', /D-2/u],
      ['maya', 'review R-1 1,5 next Monday', /^R-1 · risk, 5, medium · review due Mon 30 Nov$/u],
      ['maya', 'review R-1 2 by 4 until 1 March: bolts', /risk, 8, .*review due Mon 1 Mar 2027$/u],
      ['maya', 'review R-1 next 3 March the gates hold', /review due Wed 3 Mar 2027$/u],
      ['maya', 'review R-1 next soon', /could not read a date in “next soon”/u],
      [
        'maya',
        'details R-1 response dance',
        /one of: avoid, reduce, exploit, enhance, transfer, share, accept, prepare contingent plans\.$/u,
      ],
      ['maya', 'details D-2 with A-1 and R-1', /^D-2 · in force$/u],
      [
        'maya',
        'details D-2 rationale: it earns its keep\neffective: 1 December; owner Anna and Co',
        /^D-2 · in force from Tue 1 Dec$/u,
      ],
      [
        'maya',
        'details D-2 in force from 1 November 2026',
        /^D-2 · in force, effective Sun 1 Nov$/u,
      ],
      ['maya', 'details R-1 proximity soon', /one of: imminent, within this stage,/u],
      ['maya', 'details R-1 within this stage; could come by 4 March', /^R-1 · risk/u],
    ]);
    it('are kept', async () => {
      const { state } = await record('D-2');
      assert.deepEqual(state['links'], ['A-1', 'R-1']);
      assert.equal(state['rationale'], 'it earns its keep');
      const { state: risk } = await record('R-1');
      assert.deepEqual([risk['proximity'], risk['due']], ['stage', '2027-03-04']);
      await answers(maya, 'details R-1 within 3 weeks');
      assert.equal((await record('R-1')).due, '2026-12-14');
    });
  });

  describe('other words for a command', () =>
    rows([
      ['maya', 'show me A1, please', /A-1, due Fri 4 Dec/u],
      ['maya', 'progress on A-1: half of it', /A-1 · .* · in progress/u],
      ['ana', 'A-1 is blocked: no paint.', /A-1 · Ana Costa · Fri 4 Dec · in progress · stuck/u],
      ['ana', 'postpone a1 by a week because of the rain', /Fri 4 Dec .*asked for: Fri 11 Dec/u],
      ['maya', 'accept A-1', /^A-1 · Ana Costa · Fri 11 Dec/u],
      ['ana', 'postpone a1 by a week because of the sun', /asked for: Fri 18 Dec/u],
      ['maya', 'refuse A-1', /^A-1 · Ana Costa · Fri 11 Dec · in progress · stuck$/u],
      ['maya', 'agree A-1', /no new date/iu],
      ['maya', 'why A-1', /not understand “why A-1”/u],
      ['ana', 'give A-1', /Hand over A-1/u],
      ['ana', 'move A-1 to', /New date for A-1/u],
      ['ana', 'away until', /Last day away/u],
      ['ana', 'hand over action 1 to Heredia.', /offered to Heredia Lopez/u],
      ['maya', 'find “paint”', /for “paint”/u],
      ['maya', 'attendance: everyone except Leftwich', /7 people present/u],
      ['maya', 'Leftwich sends apologies', /6 people present/u],
      ['maya', 'Ana left at 25:00', /At what time was it/u],
      ['maya', 'is there a quorum?', /^M-1 · quorum: 5 present, 4 needed ✓$/u],
      ['maya', 'remove item 9', /agenda has no item 9/u],
      ['maya', 'remove everybody now', /nobody called “everybody now”/u],
      ['ana', 'second the motion', /Motion 2 needs no second/u],
      ['ana', 'vote yes', /No motion is open/u],
      ['ana', 'motion 9?', /There is no motion 9 here/u],
      ['maya', 'plan a meeting for 27.11. 14h30', /M-2 · Fri 27 Nov, 14:30/u],
      ['maya', 'plan meeting Freitag 14 Uhr', /could not read a date in “Freitag 14 Uhr”/u],
      ['maya', 'move the meeting to the 3rd at 10', /M-2 · Thu 3 Dec, 10:00/u],
      ['maya', 'plan meeting 29 Feb 2027 at 10', /no day within the next five years/u],
      ['maya', 'action: Ana to count the leap seconds by 29 Feb', /Tue 29 Feb 2028/u],
      ['ana', 'I am back', /6 people present/u],
      ['ana', 'my apologies for M-2', /^M-2: apologies of Ana Costa are recorded\.$/u],
      ['ana', 'history motion 2', /^History of Motion 2\nMoved by Ana Costa: Paint it/u],
      ['maya', 'cancel M-1', /^Meeting M-1 has begun and cannot be cancelled/u],
      ['ana', 'away from 7 December to 11 December', /Type “away until Fri 11 Dec”/u],
      ['ana', 'my time zone is Berlin.', /Europe\/Berlin/u],
    ]));

  describe('a reason', () => {
    it('is kept whole or not at all', async () => {
      const long = 'no paint '.repeat(300);
      for (const words of [`blocked A-1 ${long}`, `move A-1 to 21 December because ${long}`])
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
        assert.match(await answers(ana, words), /keep it under 2,000 characters/u);
      assert.match(await answers(maya, `legal hold on because ${long}`), /under 500 characters/u);
      assert.match(await answers(ana, 'progress A-1: \u2800'), /no words to record/u);
    });
  });

  describe('a vote that was unanimous', () =>
    rows([
      ['ana', 'motion: Sell the buoy', /Motion 3/u],
      ['maya', 'motion 3: nem con', /How did they vote.*“motion 2: unanimous”/u],
      ['maya', 'motion 3 was carried unanimously.', /^Motion 3 is carried 5–0–0 · D-3$/u],
    ]));

  describe('a run of blanks', () => {
    it('is read as one, in no time', async () => {
      for (const words of ['interest of', 'circular until', 'make a'])
        for (const blank of [' ', '\t\n', 'a '])
          // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
          await answers(maya, `${words}${blank.repeat(11_000 / blank.length)}?`);
      await answers(maya, 'risk: the  quay \n\n\n is wet');
      assert.equal((await record('R-2')).title, 'the quay\n\nis wet');
    });
  });

  describe('several commands in one message', () => {
    rows([
      [
        'maya',
        'action: Ana to push by 4 December\r\naction: Heredia Lopez to pull\nwith care by 4 December',
        /^A-3 · Ana Costa.*\n\nA-4 · Heredia Lopez · Fri 4 Dec/u,
      ],
      [
        'maya',
        'decision: Keep the buoy\n\nNote: The buoy is old\n\nmotion: \u200b',
        /^D-4 · decided.*: Keep the buoy\n\nNoted\. N-1[^]*“motion: .*”: There are no words/u,
      ],
      ['maya', 'note: yes\n'.repeat(51), /50 commands in one message are the most/u],
    ]);
    it('are recorded each with its own words', async () => {
      assert.equal((await record('A-3')).title, 'push');
      assert.equal((await record('A-4')).title, 'pull\nwith care');
      assert.match(await answers(maya, 'N-2'), /There is no N-2 here/u);
    });
  });

  describe('the hours around midnight', () => {
    before(() => stage.at('2026-11-23T23:50:00.000Z'));
    rows([
      ['ana', 'open vote 2 until 00:15', /open, closes Tue 24 Nov, 00:15/u],
      ['ana', 'open vote 2 until midnight', /now closes at Tue 24 Nov, 00:00/u],
      ['ana', 'open vote 2 for 20 minutes', /now closes at Tue 24 Nov, 00:10/u],
      ['ana', 'open vote 2 for 1 hour', /now closes at Tue 24 Nov, 00:50/u],
      ['ana', 'open vote 2 until 9:30 pm', /closes after it opens/u],
    ]);
    it('“Heredia left at 23:50” after it', async () => {
      await stage.at('2026-11-24T00:05:00.000Z');
      assert.match(await answers(maya, 'Heredia left at 23:50'), /Heredia Lopez left, 23:50/u);
      assert.match(await answers(maya, 'Anna and Co left at midnight'), /Anna and Co left, 00:00/u);
      assert.match(await answers(maya, 'Abstein left at 00:30'), /At what time was it/u);
    });
    it('an adjourned meeting is said to be adjourned', async () => {
      await stage.say(ana, chat, 'adjourn');
      assert.match(await answers(maya, 'status'), /Adjourned\nM-1/u);
    });
  });
});
