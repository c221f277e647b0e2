import assert from 'node:assert/strict';
import type { Decided } from '../../../src/records/entity.ts';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

/** Planned on Monday 23 November for Thursday 10 December, 14:00 in London. */
const planned = (settings: object = {}): Board => {
  const on = board(undefined, { region: 'GB-ENG', ...settings });
  on.does('maya', 'meeting.plan', { input: { when: '2026-12-10T14:00:00.000Z' } });
  return on;
};

/** Every step that comes until an instant, as `step person morning`, or what was posted; but the pack. */
const until = (on: Board, instant: string, id = 'M-1'): string[] => {
  const seen: string[] = [];
  for (let wake = on.wake(id); wake !== undefined && wake <= instant; wake = on.wake(id)) {
    on.at(wake);
    const { chases = [], messages = [] }: Decided = on.does('gavel', 'meeting.follow-up', { id });
    seen.push(
      ...chases.map(
        ({ step, person, plannedFor }) => `${step} ${person} ${plannedFor.slice(0, 16)}`,
      ),
      ...messages
        .filter(({ kind }) => kind !== 'pack')
        .map(({ kind }) => `${kind} ${wake?.slice(0, 16)}`),
    );
  }
  on.assertReplays();
  return seen;
};

const propose = (on: Board, title: string, more: object = {}): void => {
  on.does('maya', 'agenda.propose', { input: { title, kind: 'decision', ...more } });
};

const paper = { title: 'Draft', url: 'https://port.example/draft' };
const AFTER = '2026-12-20T00:00:00.000Z';

describe('a planned meeting', () => {
  it('reminds the secretary the working morning before its agenda is due, presenters before their papers are', () => {
    const on = planned();
    propose(on, 'Budget', { presenter: 'omar' });
    propose(on, 'Lease', { presenter: 'priya', papers: [paper] });
    propose(on, 'News', { presenter: 'ben', kind: 'information' });
    assert.deepEqual(until(on, '2026-12-10T13:00:00.000Z'), [
      'agenda-due maya 2026-12-02T09:00',
      'papers omar 2026-12-04T09:00',
    ]);
  });

  for (const { name, settings, days } of [
    { name: 'as the rules say', settings: { agendaDays: 2, papersDays: 1 }, days: ['07', '08'] },
    { name: 'over a weekend', settings: { agendaDays: 3, papersDays: 3 }, days: ['04', '04'] },
  ])
    it(`counts working days ${name}`, () => {
      const on = planned(settings);
      propose(on, 'Budget', { presenter: 'omar' });
      assert.deepEqual(until(on, '2026-12-10T13:00:00.000Z'), [
        `agenda-due maya 2026-12-${days[0]}T09:00`,
        `papers omar 2026-12-${days[1]}T09:00`,
      ]);
    });

  it('says nothing of an agenda that is published, nor what was past when it was planned', () => {
    const on = planned();
    propose(on, 'Budget', { presenter: 'omar', papers: [paper] });
    on.does('maya', 'agenda.publish');
    assert.deepEqual(until(on, '2026-12-10T13:00:00.000Z'), []);
    const soon = board();
    soon.does('maya', 'meeting.plan', { input: { when: '2026-11-25T14:00:00.000Z' } });
    propose(soon, 'Budget', { presenter: 'omar' });
    assert.deepEqual(until(soon, '2026-11-25T13:00:00.000Z'), []);
  });

  it('reminds anew when it is given another time, once', () => {
    const on = planned();
    propose(on, 'Budget');
    assert.deepEqual(until(on, '2026-12-03T00:00:00.000Z'), ['agenda-due maya 2026-12-02T09:00']);
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-17T14:00:00.000Z' } });
    assert.deepEqual(until(on, '2026-12-17T13:00:00.000Z'), ['agenda-due maya 2026-12-09T09:00']);
  });

  it('publishes its agenda by itself only where the rules say so, and where there is one', () => {
    const by = planned({ autoPublish: true, standing: [] });
    by.does('maya', 'agenda.standing', {
      input: { items: [{ title: 'Any other business', kind: 'discussion' }] },
    });
    assert.deepEqual(until(by, '2026-12-03T12:00:00.000Z'), ['agenda-due maya 2026-12-02T09:00']);
    assert.equal(by.state('meeting', 'M-1').agendaPublishedAt, undefined);
    const full = planned({ autoPublish: true });
    propose(full, 'Budget');
    assert.deepEqual(until(full, '2026-12-03T12:00:00.000Z'), [
      'agenda-due maya 2026-12-02T09:00',
      'agenda-published 2026-12-03T09:00',
    ]);
    assert.deepEqual(full.state('meeting', 'M-1').agenda, ['I-1']);
  });

  it('asks the secretary the next working morning where nobody started it', () => {
    const on = planned();
    propose(on, 'Budget');
    on.does('maya', 'agenda.publish');
    assert.deepEqual(until(on, AFTER), ['unstarted maya 2026-12-11T09:00']);
    assert.equal(on.state('committee', 'committee').nextMeeting, 'M-1');
    on.does('maya', 'meeting.start', { id: 'M-1' });
  });

  it('leaves the next of its series where nobody started it, once', () => {
    const on = board(undefined, { region: 'GB-ENG' });
    const series = {
      rule: 'FREQ=WEEKLY;BYDAY=TH',
      from: '2026-12-10',
      time: '14:00',
      onHoliday: 'skip',
    };
    on.does('maya', 'meeting.plan', { input: { series } });
    until(on, '2026-12-10T23:59:00.000Z');
    assert.equal(on.state('committee', 'committee').nextMeeting, 'M-1');
    until(on, '2026-12-11T12:00:00.000Z');
    assert.equal(on.state('committee', 'committee').nextMeeting, 'M-2');
    assert.equal(on.state('meeting', 'M-2').plannedFor, '2026-12-17T14:00:00.000Z');
    assert.equal(on.refused('gavel', 'meeting.follow-up', { id: 'M-1' }), 'nothing-due');
    // Whoever wants to record it all the same still can, and that plans nothing more.
    on.does('maya', 'meeting.start', { id: 'M-1' });
    assert.deepEqual(on.idsOf('meeting'), ['M-1', 'M-2']);
    assert.equal(on.state('committee', 'committee').nextMeeting, 'M-2');
  });

  it('reminds nobody after a standstill of what is over', () => {
    const on = planned();
    propose(on, 'Budget', { presenter: 'omar' });
    on.at(AFTER);
    const steps = [1, 2, 3, 4].map(() => on.does('gavel', 'meeting.follow-up', { id: 'M-1' }));
    assert.deepEqual(
      steps.flatMap(({ chases = [] }) => chases.map(({ step }) => step)),
      ['unstarted'],
    );
    assert.equal(on.wake('M-1'), undefined);
  });
});
