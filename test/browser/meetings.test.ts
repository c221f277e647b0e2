import { openRoom, type OpenRoom } from '../helpers/room.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';

/** The agenda and the meetings of a board, by typing and pressing in the rehearsal room. */
describe('agenda and meetings in the rehearsal room', () => {
  let room: OpenRoom;

  before(async () => {
    room = await openRoom({ at: MONDAY });
  });
  after(() => room.close());

  it('takes topics to the agenda: proposed, accepted, put in order, with papers, published', async () => {
    await room.become('Priya');
    const topic = { 'What is the topic?': 'Roof of the fish hall', 'Minutes needed': '20' };
    await room.fill(
      'Propose an item',
      { ...topic, 'Who presents?': 'Priya Raman' },
      'Propose an item',
    );
    await room.said('4. Proposed: Roof of the fish hall');
    await room.type('agenda add Lease of berth 4, 10 min, consent');
    await room.said('Proposed for the agenda: Lease of berth 4');
    await room.become('Maya');
    await room.type('item 4');
    await room.button('Accept', 'Proposed item').click();
    await room.said('4. Roof of the fish hall');
    await room.type('accept item 5');
    await room.said('5. Lease of berth 4');
    await room.type('move item 4 to 1');
    await room.said('1. Roof of the fish hall');
    await room.type('paper 1: Survey https://port.example/survey');
    await room.said('Changed: Roof of the fish hall');
    await room.type('item 1');
    await room.fill(
      room.button('Edit', 'Item 1,'),
      { 'Minutes needed': '30', 'Who presents?': 'Nobody' },
      'Save',
    );
    await room.said('on the agenda · 30 minutes · proposed by Priya Raman');
    await room.type('agenda add Tide tables, consent');
    await room.type('agenda add New pilot, consent');
    await room.said('On the agenda: New pilot');
    await room.type('item 3');
    const why = { 'Why? It is shown at the next meeting.': 'no survey' };
    await room.fill(room.button('Next time', 'Item 3,'), why, 'Next time');
    await room.said('deferred 1×: no survey');
    await room.type('withdraw item 3 because it was held');
    await room.said('3. Lease of berth 4');
    await room.type('publish agenda');
    await room.said(/· published/u);
    await room.accessible();
  });

  it('takes the attendance in a form, and tells how late the meeting runs', async () => {
    await room.type('start meeting');
    await room.said('M-1, item 1 of 5, 30 min left');
    await room.button('More').click();
    const there = {
      'Maya Lindqvist': 'Present',
      'Priya Raman': 'Present',
      'Tom Becker': 'Present',
    };
    await room.fill('Attendance', there, 'Save');
    await room.said('Quorum 3/2 ✓ · 3 voters');
    await room.stage.advance('PT36M');
    await room.said('M-1, item 1 of 5, 6 min over');
    await room.said(/running 6 min late/u);
  });

  it('loses the quorum when voters leave, and has it again when one comes back', async () => {
    await room.become('Priya');
    await room.button('Leave').click();
    await room.said(/Quorum 2\/2 ✓/u);
    await room.become('Tom');
    await room.button('Leave').click();
    await room.said(/^The quorum is lost: 1 present, 2 needed/u);
    await room.said(/Quorum 1\/2 not reached/u);
    await room.button('I am here').click();
    await room.said(/^There is a quorum again/u);
    await room.become('Priya');
    await room.button('I am here').click();
    await room.said('Quorum 3/2 ✓ · 3 voters');
  });

  it('keeps whoever declared an interest out of the vote on that item alone', async () => {
    const interest = {
      'In which item?': '1. Roof of the fish hall',
      'What is your interest?': 'I sell slate',
    };
    await room.fill('Declare interest', interest, 'Declare interest');
    await room.said('M-1: Priya Raman declared an interest.');
    await room.said('Quorum 2/2 ✓ · 3 voters, 1 recused');
    await room.become('Daniel');
    await room.type('motion: Roof the hall in slate');
    await room.said(/^Motion 1 · moved by Daniel/u);
    await room.type('open vote 1');
    await room.become('Priya');
    await room.said('you declared an interest');
    await room.offers('M-1, item 1', 'Motion 1', 'Propose', 'Action', 'Declare interest', 'Leave');
    await room.become('Daniel');
    await room.type('withdraw motion 1');
    await room.said('Motion 1 is withdrawn.');
  });

  it('approves the consent items together, but for one that somebody wants to discuss', async () => {
    await room.type('next');
    await room.type('next');
    await room.said(/^By consent, .*Lease of berth 4 · Tide tables · New pilot/u);
    await room.become('Tom');
    await room.fill('Discuss separately', { 'Which one?': 'New pilot' }, 'Discuss separately');
    await room.said(/^By consent, .*Lease of berth 4 · Tide tables$/u);
    await room.become('Maya');
    await room.button('Approve 2 consent items').click();
    await room.said('D-2 · Tide tables');
    await room.said('M-1, item 5 of 5');
  });

  it('finds at the next meeting what was left over, what recurs, and what comes of the last one', async () => {
    await room.type('action: Tom to ask for slate prices by 25 November');
    await room.said(/^A-1 · Tom Becker/u);
    await room.type('standing items: Declarations of interest, 5 min; Any other business, last');
    await room.type('plan meeting every second Thursday at 14:00');
    await room.said(/^M-2 · Thu 26 Nov, 14:00 .*, then every second Thursday at 14:00/u);
    await room.type('close meeting');
    await room.said('M-1 is closed: 2 decisions, 1 action, 0 notes.');
    await room.type('agenda');
    await room.said('1. Declarations of interest');
    await room.said('2. Dredging licence');
    await room.said('3. Any other business');
    await room.said(/^Minutes of M-1: draft · 1 due before the meeting/u);
    await room.button('Matters arising').click();
    await room.said(/ask for slate prices/u);
  });

  it('moves and cancels a meeting of a series, which goes on by itself until it is stopped', async () => {
    await room.type('M-2');
    await room.fill('Another time', { 'When?': 'Friday 4 December at 11:00' }, 'Move it');
    await room.said(/^M-2 · Fri 4 Dec, 11:00/u);
    await room.said('every second Thursday at 14:00, not on holidays');
    await room.type('cancel meeting because of the storm');
    await room.said(/^M-2 is cancelled\. The next one: M-3 · Thu 10 Dec, 14:00/u);
    await room.stage.at('2026-12-10T14:00:00.000Z');
    await room.type('start meeting');
    await room.said('M-3, item 1 of 3, 5 min left');
    await room.type('adjourn');
    await room.said('M-3, adjourned');
    await room.button('Resume').click();
    await room.button('More').click();
    await room.button('Close meeting').click();
    await room.said('M-3, held');
    await room.type('agenda');
    await room.said(/^Agenda of M-4, Thu 24 Dec, 14:00/u);
    await room.type('stop recurring');
    await room.said(/^The meetings no longer recur\. M-4 stays planned/u);
  });
});
