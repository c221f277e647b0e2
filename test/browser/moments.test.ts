import assert from 'node:assert/strict';
import { openRoom, type OpenRoom } from '../helpers/room.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';

describe('between meetings in the rehearsal room', () => {
  let room: OpenRoom;

  before(async () => {
    room = await openRoom({ at: MONDAY });
  });
  after(() => room.close());

  it('plans a meeting by dialog, and by a form for who has none', async () => {
    await room.ask('cancel meeting because of the storm');
    await room.said('M-1 is cancelled.');
    await room.ask('agenda');
    const series = {
      'When?': 'Thursday at 14:00',
      'Does it recur?': 'Every second week',
      'When it falls on a holiday': 'The next working day',
    };
    await room.fill('Plan a meeting', series, 'Plan it');
    await room.said(/^M-2 · Thu 26 Nov, 14:00 .*, then every second Thursday at 14:00/u);
    await room.go('Gavel');
    await room.ask('plan meeting');
    const form = room.page.locator('.messages .message', { hasText: 'Does it recur?' }).last();
    await form.getByLabel('When?').fill('yesterday at noon');
    await room.button('Plan it').click();
    await room.said('A meeting can only be planned for a time to come.');
    await form.getByLabel('When?').fill('Friday at 11:00');
    await room.button('Plan it').click();
    await room.said(/^M-2 of the recurring meeting is planned, and one is planned at a time/u);
    await room.ask('move M-2 to Friday at 11:00');
    await room.said(/Fri 27 Nov, 11:00/u);
  });

  it('takes a chair’s decision, which the next meeting is told of with its reason', async () => {
    await room.become('Daniel');
    await room.type('decision: Hire a diver');
    await room.go('Gavel');
    await room.said('No meeting is in session. How is this to be decided?');
    const why = { 'Why can it not wait?': 'the chain is loose' };
    await room.fill('Chair’s decision', why, 'Record it');
    await room.ask('D-1');
    await room.said('the chain is loose');
    await room.become('Maya');
    await room.ask('agenda');
    await room.said('Decided since the last meeting: D-1');
    await room.stage.at('2026-11-26T14:00:00.000Z');
    await room.ask('start meeting');
    await room.ask('close meeting');
    await room.go('Gavel');
    await room.ask('minutes');
    await room.button('Read').click();
    await room.said('Decided since the last meeting');
    await room.said('Hire a diver');
  });
});

describe('a stranger in the rehearsal room', () => {
  let room: OpenRoom;

  before(async () => {
    room = await openRoom({ at: MONDAY });
  });
  after(() => room.close());

  it('follows the three hints: the reminder comes to Priya though nobody closed the meeting', async () => {
    const hint = (n: number) => room.page.locator('.hints li button').nth(n).click();
    const send = () => room.page.getByRole('button', { name: 'Send', exact: true }).click();
    await hint(0);
    await send();
    await room.said('M-1, item 1 of 3');
    await hint(1);
    await send();
    await room.said(/^A-1 · Priya Raman · Fri 27 Nov/u);
    await hint(2);
    await room.page
      .locator('option[selected]', { hasText: 'Priya' })
      .waitFor({ state: 'attached' });
    await room.offers(
      'circulate the budget',
      'Accept',
      'Decline',
      'New date',
      'Hand over',
      'History',
    );
    await room.become('Maya');
    await room.said(/^M-1 is still in session\. Unless it is closed before/u);
  });
});

describe('two people at odd moments in the rehearsal room', () => {
  let maya: OpenRoom;
  let daniel: OpenRoom;

  const both = <T>(how: (room: OpenRoom) => Promise<T>) => Promise.all([how(maya), how(daniel)]);

  before(async () => {
    maya = await openRoom({ at: MONDAY });
    daniel = await openRoom({ beside: maya });
    await maya.ask('start meeting');
    await maya.ask('attendance: Maya, Daniel, Priya, Tom');
    await daniel.become('Daniel');
  });
  after(async () => {
    await daniel.close();
    await maya.close();
  });

  it('vote while the meeting is adjourned: it waits, and what was voted stands', async () => {
    await daniel.ask('motion: Roof the hall');
    await daniel.ask('open vote 1');
    await daniel.button('For').click();
    await daniel.said('1 of 3');
    await maya.ask('adjourn');
    await both((room) => room.said(/^Motion 1, vote adjourned/u));
    await daniel.said('The meeting is adjourned; the vote goes on when it is resumed.');
    await daniel.offers(/^Motion 1, vote adjourned/u);
    await maya.button('Resume').click();
    await daniel.button('Against').click();
    await daniel.said('Against');
  });

  it('close a vote: a ballot from a card that still shows it open comes too late', async () => {
    const letGo = await daniel.hold();
    await maya.ask('close vote 1');
    await maya.said(/^Motion 1, lost 0–1–0/u);
    await daniel.button('For').click();
    letGo();
    await daniel.said(/^Motion 1, lost 0–1–0/u);
    await daniel.offers(/^Motion 1, lost/u);
  });

  it('press the same thing at once: it is done once', async () => {
    await both((room) => room.said('M-1, item 1 of 3'));
    const letGo = await daniel.hold();
    await maya.button('Next item').click();
    await maya.said('M-1, item 2 of 3');
    const answered = daniel.page.waitForResponse(/\/press/u);
    await daniel.button('Next item').click();
    await answered;
    letGo();
    await daniel.said('M-1, item 2 of 3');
    const further = maya.page.locator('.messages').getByText('M-1, item 3 of 3');
    assert.equal(await further.count(), 0);
  });

  it('write into a card under the other’s finger: the press counts, and what is unfolded stays so', async () => {
    await both((room) => room.said('M-1, item 2 of 3'));
    const { page } = daniel;
    await daniel.button('More').hover();
    await page.mouse.down();
    const arrived = page.waitForResponse(
      async (response) =>
        response.url().includes('/room/messages') && /The crane/u.test(await response.text()),
    );
    await maya.ask('note: The crane came on Friday');
    await arrived;
    await page.mouse.up();
    await daniel.button('Attendance').waitFor();
    await daniel.said('The crane came on Friday');
    await maya.ask('note: The slate comes on Monday');
    await daniel.said('The slate comes on Monday');
    await daniel.button('Attendance').waitFor();
  });
});

describe('somebody with an interest in a reserved item, in the rehearsal room', () => {
  let room: OpenRoom;

  before(async () => {
    room = await openRoom({ at: MONDAY, dark: true });
    await room.go('Gavel');
    await room.ask('agenda add Pay of the harbour master, for decision, reserved');
    await room.ask('move item 4 to 1');
    await room.go('Harbour Board');
    await room.ask('start meeting');
    await room.ask('attendance: Maya, Daniel, Priya, Tom');
  });
  after(() => room.close());

  it('finds nothing of it but that there is one, while the others vote on it', async () => {
    await room.become('Priya');
    await room.go('Gavel');
    await room.ask('interest in item 1: he is my uncle');
    await room.become('Daniel');
    await room.go('Gavel');
    await room.ask('motion: Raise the pay');
    await room.ask('open vote 1');
    await room.said('0 of 2');
    await room.become('Priya');
    await room.said('Quorum 2/2 ✓ · 3 voters, 1 recused');
    assert.doesNotMatch(await room.page.locator('.messages').innerText(), /Raise|Motion 1/u);
    await room.go('Gavel');
    await room.ask('motion 1');
    await room.said('There is no motion 1 here');
    await room.ask('item 1');
    await room.said('Reserved item');
    await room.accessible();
  });
});
