import { openRoom, type OpenRoom } from '../helpers/room.ts';

/** The registers of a board, by typing and pressing in the rehearsal room. */
describe('the registers in the rehearsal room', () => {
  describe('decisions', () => {
    let room: OpenRoom;

    before(async () => {
      room = await openRoom({ at: '2026-11-23T08:00:00.000Z' });
      await room.type('start meeting');
      await room.said('M-1, item 1 of 3');
      await room.type('attendance: Maya, Daniel, Priya, Tom');
      await room.said(/attendance recorded, 4 people present/u);
    });
    after(() => room.close());

    it('are kept with reasons, options, a review, an owner and what belongs to them', async () => {
      await room.type('decision: Lease the north berth');
      await room.said(/D-1 · decided/u);
      await room.type('action: Tom to draw up the lease by Friday');
      await room.said(/A-1 · Tom Becker/u);
      await room.go('Gavel');
      await room.ask('D-1');
      await room.said('HB D-1, in force since Mon 23 Nov');
      await room.fill(
        'Details',
        {
          'Why?': 'Rent is worth more than a sale',
          Considered: 'lease, sell, keep idle',
          'Review on': '2026-12-07',
          'Who looks after it?': 'Maya Lindqvist',
          'Actions and risks': 'A-1',
        },
        'Save',
      );
      await room.said('Rent is worth more than a sale');
      await room.said('lease, sell, keep idle');
      await room.said('Mon 7 Dec, Maya Lindqvist');
      await room.accessible();
    });

    it('give way to a later decision alone, and both say so', async () => {
      await room.stage.advance('PT1M');
      await room.ask('decision: Sell the north berth');
      await room.said(/D-2 · decided/u);
      await room.ask('supersede D-2 by D-1');
      await room.said('D-1 was taken before D-2; only a later decision can end it.');
      await room.ask('D-1');
      await room.fill(
        'Supersede',
        { 'Which decision': 'D-2 · Mon 23 Nov · Sell the north berth', 'Why?': 'a buyer came' },
        'Supersede',
      );
      await room.said('superseded by D-2, Mon 23 Nov: a buyer came');
      await room.ask('D-2');
      await room.said('Supersedes');
      await room.ask('supersede D-1 by D-2');
      await room.said(/D-1 was superseded by D-2/u);
    });

    it('are rescinded by a later one, and the register says of each how it stands', async () => {
      await room.stage.advance('PT1M');
      await room.ask('decision: Keep the north berth as it is');
      await room.said(/D-3 · decided/u);
      await room.ask('rescind D-2 by D-3 because the buyer left');
      await room.said('rescinded by D-3, Mon 23 Nov: the buyer left');
      await room.ask('details D-3 review 7 December; owner Maya');
      await room.said('Mon 7 Dec, Maya Lindqvist');
      await room.ask('decisions');
      await room.said('3 decisions, newest first');
      await room.said('rescinded by D-3 · Mon 23 Nov');
      await room.said('superseded by D-2 · Mon 23 Nov');
    });

    it('ask for their review in the morning, and are confirmed from their card', async () => {
      await room.go('Harbour Board');
      await room.type('close meeting');
      await room.said(/M-1 is closed: 3 decisions/u);
      await room.go('Gavel');
      await room.stage.at('2026-12-07T09:30:00.000Z');
      await room.said(/review due Mon 7 Dec/u);
      await room.button('D-3').click();
      await room.said('HB D-3, in force since Mon 23 Nov');
      await room.fill(
        'Review',
        {
          'What came of it?': 'Confirmed: it stays as it is',
          'Look again on': '2027-06-07',
          'Why?': 'still no buyer',
        },
        'Save',
      );
      await room.said(/confirmed, Mon 7 Dec: still no buyer/u);
      await room.said('Mon 7 Jun 2027, Maya Lindqvist');
      await room.ask('history D-3');
      await room.said(/Reviewed: confirmed/u);
      await room.ask('decisions as at 1 March');
      await room.said('The records of this committee begin after that day.');
      await room.ask('overdue');
      await room.said('1 overdue action');
      await room.accessible();
    });
  });

  describe('risks, on a phone', () => {
    let room: OpenRoom;

    before(async () => {
      room = await openRoom({ at: '2026-11-23T08:00:00.000Z', phone: true });
    });
    after(() => room.close());

    it('are described, scored and given an owner', async () => {
      await room.type('risk: The east crane may fail');
      await room.said('R-1 · risk recorded.');
      await room.go('Gavel');
      await room.ask('R-1');
      await room.fill(
        'Details',
        {
          Cause: 'rust in the slew ring',
          'What may happen': 'it drops a load',
          Effect: 'the quay is closed',
          'Probability at first': '3 medium',
          'Impact at first': '5 very high',
          Response: 'reduce',
          'Who owns it?': 'Tom Becker',
          'Review on': '2026-12-01',
        },
        'Save',
      );
      await room.said('HB R-1, risk, 15, high');
      await room.said('rust in the slew ring → it drops a load → the quay is closed');
      await room.said('Tom Becker, review Tue 1 Dec');
      await room.accessible();
    });

    it('are reviewed by their owner with a new score', async () => {
      await room.become('Tom');
      await room.go('Gavel');
      await room.ask('R-1');
      await room.fill(
        'Review',
        { 'Probability now': '4 high', 'What has changed?': 'bolts sheared' },
        'Save',
      );
      await room.said('20 (4 × 5), was 15 at first');
      await room.ask('risks');
      await room.said('20, very high · Tom Becker · review Tue 1 Dec');
    });

    it('occur, and become an issue', async () => {
      await room.ask('R-1');
      await room.fill('It occurred', { 'What happened?': 'The crane dropped a load' }, 'Save');
      await room.said('HB R-1, risk, occurred');
      await room.said('R-1 risk → R-2 issue');
      await room.ask('review R-1 2x2');
      await room.said('R-1 lives on as R-2; act on that one instead.');
    });

    it('lead to a motion at the meeting, its decision and an action: one chain on every card', async () => {
      await room.become('Maya');
      await room.type('start meeting');
      await room.said('M-1, item 1 of 3');
      await room.type('attendance: Maya, Daniel, Priya, Tom');
      await room.said(/4 people present/u);
      await room.become('Tom');
      await room.go('Gavel');
      await room.ask('R-2');
      await room.fill('Motion', { 'What is put to the vote?': 'Hire a crane' }, 'Move it');
      await room.become('Daniel');
      await room.type('motion 1');
      await room.said('R-1 risk → R-2 issue → motion 1');
      await room.type('motion 1: for Daniel, Tom; against Priya');
      await room.said(/Motion 1, carried 2–1–0/u);
      await room.type('action from D-1: Tom to hire it by Friday');
      await room.said(/A-1 · Tom Becker/u);
      for (const card of ['R-1', 'motion 1', 'D-1', 'A-1']) {
        // oxlint-disable no-await-in-loop -- one card after the other
        await room.ask(card);
        const latest = room.page.locator('.messages .message').last();
        await latest.getByText('R-1 risk → R-2 issue → motion 1 → D-1 → A-1').waitFor();
        // oxlint-enable no-await-in-loop
      }
      await room.accessible();
    });

    it('keep their line between meetings too, for the next agenda', async () => {
      await room.type('close meeting');
      await room.said(/M-1 is closed/u);
      await room.become('Priya');
      await room.go('Gavel');
      await room.ask('R-2');
      await room.fill('Motion', { 'What is put to the vote?': 'Scrap the crane' }, 'Next agenda');
      await room.ask('motion 2');
      await room.said('R-1 risk → R-2 issue → motion 2');
      await room.ask('motion from R-2: Insure the next one');
      await room.button('Ask all voters').click();
      await room.ask('R-2');
      await room.said('R-1 risk → R-2 issue → motion 1, motion 2, motion 3 → D-1 → A-1');
    });

    it('stand beside assumptions, issues and dependencies, until they are closed', async () => {
      await room.become('Maya');
      await room.go('Gavel');
      await room.ask('assumption: The licence is granted by June');
      await room.said('R-3 · assumption recorded.');
      await room.ask('dependency: The harbour master supplies the survey');
      await room.said('R-4 · dependency recorded.');
      await room.ask('assumptions');
      await room.said('1 open assumption');
      await room.ask('dependencies');
      await room.said('1 open dependency');
      await room.ask('raid');
      await room.said('1 issue · 1 assumption · 1 dependency');
      await room.ask('R-3');
      await room.fill('It failed', { 'What happened?': 'The licence was refused' }, 'Save');
      await room.said('R-3 assumption → R-5 issue');
      await room.ask('R-4');
      await room.fill('Close', { 'Why can it be closed?': 'the survey came' }, 'Close');
      await room.said('HB R-4, dependency, closed');
      await room.ask('close R-4 again');
      await room.said('R-4 is closed already.');
      await room.ask('issues');
      await room.said('2 open issues');
      await room.accessible();
    });
  });
});
