import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { RecordShape, Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

interface MeetingShape extends RecordShape {
  readonly state: {
    readonly roll: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly presiding?: string;
    readonly startedAt?: string;
    readonly quorum?: readonly { readonly met: boolean; readonly at: string }[];
  };
}

describe('attendance: by hand, by oneself, by Teams', () => {
  let stage: Stage;
  let chat: Conversation;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let tom: Person;

  const meeting = async () => {
    const { id } = await stage.committee(maya);
    return (await stage.api<MeetingShape>(maya, `/committees/${id}/records/M-1`)).body.state;
  };
  const rollOf = async (who: Person) => {
    const { roles } = await stage.committee(maya);
    const id = roles.find(({ person }) => person.aadObjectId === who.aadObjectId)?.person.id;
    return (await meeting()).roll[id ?? ''];
  };
  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, chat, words);
    return readingOf(await stage.lastPublic(chat, who));
  };
  const posts = async () => (await stage.seen(chat, maya)).map(readingOf);
  /** What it brings about may be posted before or after the answer. */
  const answered = async (who: Person, words: string, answer: RegExp): Promise<void> => {
    const before = (await posts()).length;
    await said(who, words);
    assert.ok(
      (await posts()).slice(before).some((line) => answer.test(line)),
      words,
    );
  };
  const press = async (who: Person, wanted: string) =>
    stage.room.press(who.id, await stage.offering(who, chat, wanted), wanted);

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    [maya, ana, priya, tom] = ['Maya Lindqvist', 'Ana Costa', 'Priya Raman', 'Tom Field'].map(
      (name) => stage.person({ name, timeZone: 'Europe/London' }),
    ) as [Person, Person, Person, Person];
    chat = stage.room.addMeeting('Harbour weekly', [maya.id, ana.id, priya.id, tom.id], {
      organizer: ana.id,
      start: '2026-11-23T10:00:00.000Z',
      end: '2026-11-23T11:00:00.000Z',
    });
    await stage.room.install(chat.id, maya.id);
    const { dialog } = await press(maya, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, {
      chair: 'Ana Costa',
      secretary: 'Maya Lindqvist',
      voters: 'Ana Costa,Priya Raman,Tom Field',
    });
    await stage.room.meetingEvent(chat.id, ana.id, 'start');
  });
  after(() => stage.close());

  it('takes down who joins, until people take the roll', async () => {
    await stage.room.participantEvent(chat.id, ana.id, 'join');
    await stage.room.participantEvent(chat.id, ana.id, 'join');
    await stage.advance('PT10M');
    await stage.room.participantEvent(chat.id, priya.id, 'join');
    await stage.advance('PT1M');
    assert.deepEqual(await rollOf(ana), { attendance: 'present' });
    assert.match(String((await rollOf(priya))?.['arrivedAt']), /^2026-11-23T10:10:/u);
    const control = (await posts()).find((words) => words.startsWith('M-1'));
    assert.match(control ?? '', /Attendance not taken yet, 2 votes have come/u);
  });

  it('says one line for the roll, with the quorum as it stands', async () => {
    const line = await said(maya, 'attendance: Ana, Priya, Maya; apologies Tom');
    assert.equal(
      line,
      'M-1: attendance recorded, 3 people present. Quorum: 2 present, 2 needed ✓.',
    );
    // Who was there already did not arrive.
    assert.equal(await said(maya, 'attendance: Maya, Priya'), line);
  });

  it('takes a departure with its time, and says once that the quorum is lost', async () => {
    await stage.advance('PT20M');
    await answered(maya, 'Priya left at 10:25', /^M-1 · Priya Raman left, 10:25$/u);
    await stage.advance('PT1M');
    const lost = (await posts()).filter((words) => words.startsWith('The quorum is lost'));
    assert.deepEqual(lost, [
      'The quorum is lost: 1 present, 2 needed. What is carried now is provisional until a later meeting ratifies it.',
    ]);
    assert.equal((await meeting()).quorum?.at(-1)?.at, '2026-11-23T10:25:00.000Z');
    const control = (await posts()).find((words) => words.startsWith('M-1'));
    assert.match(control ?? '', /Quorum 1\/2 not reached · 3 voters/u);
  });

  it('lets a person say that they are there, by button or words', async () => {
    await press(priya, 'I am here');
    await stage.advance('PT1M');
    assert.ok((await posts()).some((words) => words.startsWith('There is a quorum again')));
    const { absences } = (await rollOf(priya)) ?? {};
    assert.match(
      JSON.stringify(absences),
      /^\[\{"from":"2026-11-23T10:25:00.000Z","to":"2026-11-23T10:32:/u,
    );
    await press(priya, 'Leave');
    assert.ok((await rollOf(priya))?.['leftAt']);
    await answered(priya, 'I am back', /Priya Raman arrived/u);
    await answered(tom, 'I’m here', /Tom Field arrived/u);
    await answered(tom, 'I left', /Tom Field left/u);
  });

  it('hands over when the chair leaves by Teams, and to whom the secretary names', async () => {
    await stage.room.participantEvent(chat.id, ana.id, 'leave');
    const { roles } = await stage.committee(maya);
    const named = (id: string | undefined) => roles.find(({ person }) => person.id === id);
    assert.equal(named((await meeting()).presiding)?.person.name, 'Maya Lindqvist');
    await answered(maya, 'Priya takes the chair', /^M-1 · Priya Raman presides, acting$/u);
    await stage.room.participantEvent(chat.id, ana.id, 'join');
    assert.equal(named((await meeting()).presiding)?.person.name, 'Ana Costa');
    await answered(
      maya,
      'Ana left',
      /Ana Costa left, 10:\d\d · Priya Raman presides now, acting$/u,
    );
    await stage.room.participantEvent(chat.id, ana.id, 'join');
  });

  it('takes down an interest for the secretary, and takes back what was a mistake', async () => {
    await answered(maya, 'interest of Tom: his firm bids', /Tom Field declared an interest/u);
    await answered(maya, 'no interest of Tom', /Tom Field has no interest after all/u);
    await stage.say(tom, chat, 'interest of Priya: her firm bids');
    assert.match(readingOf(await stage.lastPrivate(tom)), /each person for themselves/u);
  });

  it('refuses a time that is still to come, a stand-in by oneself, a stranger', async () => {
    for (const [who, words, answer] of [
      [maya, 'Priya left at 10:59', /come before they leave/u],
      [tom, 'attendance: Tom for Ana', /recorded by the presiding person or the secretary/u],
      [maya, 'Zoltan left', /nobody called “Zoltan”/u],
      [tom, 'Priya left', /can do that/u],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await stage.say(who, chat, words);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.match(readingOf(await stage.lastPrivate(who)), answer, words);
    }
  });

  it('hears nothing of people in talk that is not for it', async () => {
    const before = (await posts()).length;
    await stage.room.say(maya.id, chat.id, 'Priya left');
    assert.equal((await posts()).length, before);
  });

  it('corrects the roll of a held meeting, with times of that day', async () => {
    await said(maya, 'close meeting');
    await stage.advance('P1D');
    assert.match(await said(maya, 'attendance M-1: left Priya at 10:30'), /M-1/u);
    assert.equal((await rollOf(priya))?.['leftAt'], '2026-11-23T10:30:00.000Z');
    assert.match(await said(maya, 'attendance M-1: Ana'), /^M-1: attendance recorded/u);
  });

  it('says in one place that the first roll is no quorum', async () => {
    await said(maya, 'start meeting');
    const line = await said(maya, 'attendance: Ana, Maya');
    assert.equal(line, 'M-2: attendance recorded, 2 people present.');
    await stage.advance('PT1M');
    const none = (await posts()).filter((words) => words.startsWith('There is no quorum'));
    assert.equal(none.length, 1);
    await said(maya, 'close meeting');
  });

  it('stands in the minutes: who was there when, the quorum, who presided', async () => {
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<string>(maya, `/committees/${id}/minutes/M-1.md`);
    assert.match(body, /Quorum.* 2 present, 2 needed/u);
    assert.match(body, /Quorum lost at 10:25/u);
    assert.match(body, /Ana Costa from 10:00; Maya Lindqvist \(acting\) from 10:3\d/u);
    assert.match(body, /Priya Raman.*from 10:10.*until 10:30/u);
    await stage.say(maya, chat, 'minutes M-1');
    const read = await stage.room.press(maya.id, await stage.offering(maya, chat, 'Read'), 'Read');
    assert.match(
      JSON.stringify(read.body),
      /Quorum: 2 present, 2 needed ✓[^]*Quorum lost at 10:25/u,
    );
  });

  it('keeps to the votes that were cast by it, and takes two times at once', async () => {
    await stage.say(maya, chat, 'start a new meeting');
    await stage.say(maya, chat, 'attendance: Ana, Priya, Tom');
    await stage.advance('PT10M');
    await stage.say(ana, chat, 'motion: Paint the crane');
    await stage.say(ana, chat, 'open vote 1');
    await stage.say(tom, chat, 'vote for motion 1');
    const own = async () => readingOf((await stage.privateOf(maya)).at(-1) ?? assert.fail());
    await stage.say(maya, chat, 'Tom left 5 minutes ago');
    assert.match(await own(), /voted on motion 1[^]*“attendance: left Tom at/u);
    const { id, roles } = await stage.committee(maya);
    const second = async () =>
      (await stage.api<MeetingShape>(maya, `/committees/${id}/records/M-3`)).body.state;
    const started = Date.parse((await second()).startedAt ?? '');
    const [from = '', to = ''] = [3, 5].map((minute) =>
      new Date(Math.floor(started / 60_000 + minute) * 60_000).toISOString(),
    );
    const [left, back] = [from, to].map((at) => at.slice(11, 16));
    await stage.say(maya, chat, `attendance: left Tom at ${left}; arrived Tom at ${back}`);
    const seat = roles.find(({ person }) => person.aadObjectId === tom.aadObjectId)?.person.id;
    assert.deepEqual((await second()).roll[seat ?? ''], {
      attendance: 'present',
      absences: [{ from, to }],
    });
  });
});
