import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../src/clock.ts';
import { createCalendar } from '../../../src/domain/calendar.ts';
import { refuse, type Area, type CommandRule } from '../../../src/domain/model.ts';
import type { DomainEvent, Json, PlannedChase } from '../../../src/records/entity.ts';
import {
  createRecords,
  type Outcome,
  type Records,
  type RecordsOptions,
} from '../../../src/records/execute.ts';
import { openSqlite } from '../../../src/records/sqlite.ts';
import type { CommitteeState } from '../../../src/domain/committee.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import { silentLog } from '../../../src/log.ts';

export const pk = 'tenant-1|board';

/** A small life of its own: what records do must not depend on today's rules. */
interface NoteLike {
  readonly text: string;
  readonly by: string;
  readonly edits: number;
  readonly meeting?: string;
}

interface Adding {
  readonly text: string;
  readonly meeting?: string;
  readonly chase?: PlannedChase;
  readonly tell?: string;
}

const words = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const event = (type: string, data: DomainEvent['data'], text?: string): DomainEvent => ({
  type,
  v: 1,
  data,
  ...(text !== undefined && { text: { text } }),
});

const add: CommandRule<Adding> = {
  decide: (_states, { input, actor }, context) => ({
    changes: [
      {
        id: context.fresh('N'),
        type: 'note',
        events: [event('note.added', { by: actor, meeting: input.meeting }, input.text)],
      },
    ],
    ...(input.chase && { chases: [input.chase] }),
    ...(input.tell && {
      messages: [{ to: { person: input.tell }, kind: 'told', about: 'N-1', params: { n: 1 } }],
    }),
  }),
};

const edit: CommandRule<{ readonly text: string }> = {
  decide: (_states, { id = '', input }) =>
    input.text === 'forbidden'
      ? refuse('no-such-words', { id })
      : {
          changes: input.text
            ? [{ id, type: 'note', events: [event('note.edited', {}, input.text)] }]
            : [],
        },
};

/** Copies the other notes of a meeting into one: needs what `id` names, then all of that meeting. */
const merge: CommandRule<unknown> = {
  needs: ({ id = '' }, states) => {
    const meeting = states.get('note', id)?.state.meeting;
    return meeting === undefined ? {} : { meetings: [meeting], people: ['p-1'] };
  },
  decide: (states, { id = '' }, { people }) => {
    const meeting = states.get('note', id)?.state.meeting ?? '';
    const texts = states.ofMeeting(meeting).map(({ id }) => id);
    const events = [
      event('note.edited', {}, `${texts.join(' ')} for ${[...people.keys()].join()}`),
    ];
    return { changes: [{ id, type: 'note', events }] };
  },
};

const notes: Area<NoteLike> = {
  type: 'note',
  evolve: (state, { type, data, text }) =>
    type === 'note.added' || !state
      ? {
          text: text?.['text'] ?? '',
          by: words(data['by']),
          edits: 0,
          ...(data['meeting'] !== undefined && { meeting: words(data['meeting']) }),
        }
      : { ...state, text: text?.['text'] ?? '', edits: state.edits + 1 },
  project: ({ text, by, meeting }) => ({
    title: text,
    status: 'recorded',
    owner: by,
    ...(meeting !== undefined && { meeting }),
  }),
  nextWake: (_state, committee) => committee.chasesPausedUntil,
  commands: { 'note.add': add, 'note.edit': edit, 'record.convert': merge },
};

const setup: CommandRule<{ readonly name: string; readonly wake?: string }> = {
  decide: (_states, { input }) => ({
    changes: [
      { id: 'committee', type: 'committee', events: [event('committee.set-up', { ...input })] },
    ],
  }),
};

const committees: Area<CommitteeState> = {
  type: 'committee',
  evolve: (_state, { data }) => ({
    committeeId: 'board',
    code: 'BRD',
    name: words(data['name']),
    timeZone: 'Europe/London',
    workingDays: [1, 2, 3, 4, 5],
    roles: {},
    setUp: true,
    approval: 'no-open-correction',
    correctionDays: 5,
    ...(data['wake'] !== undefined && { chasesPausedUntil: words(data['wake']) }),
  }),
  project: ({ name }) => ({ title: name, status: 'active' }),
  commands: { 'committee.setup': setup },
};

export const areas: RecordsOptions['areas'] = { note: notes, committee: committees };

const nobody = {
  timeZone: 'Europe/London',
  slot: '09:00',
  workingDays: [1, 2, 3, 4, 5],
  optedOut: false,
};

const calendar = createCalendar({ timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] });

/** A clock that stands until it is moved. */
function standingClock(start = '2026-11-23T09:00:00.000Z'): Clock & { set(at: string): void } {
  let at = start;
  return {
    now: () => at,
    set: (later) => {
      at = later;
    },
  };
}

/** Records over a file of their own. `barred` may do nothing; `clerk` acts for `chair`. */
export function openRecords(file: string, options: Partial<RecordsOptions> = {}) {
  const store = openSqlite({ file, busyMs: 5_000 });
  const clock = standingClock();
  const records = createRecords({
    store,
    clock,
    areas,
    permit: (command) => {
      if (command.actor === 'barred') return refuse('not-allowed');
      return command.actor === 'clerk' ? { onBehalfOf: 'chair' } : {};
    },
    people: (ids) => new Map(ids.map((id) => [id, { ...nobody, id, name: id }])),
    calendarOf: () => calendar,
    log: silentLog,
    ...options,
  });
  return { store, clock, records };
}

export type Opened = ReturnType<typeof openRecords>;

/** A folder that is gone after the test. */
export function scratch(): { readonly file: string; clear(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-'));
  return {
    file: join(folder, 'records.db'),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const perform = (
  records: Records,
  verb: Verb,
  input: unknown,
  more: {
    readonly actor?: string;
    readonly id?: string;
    readonly version?: number;
    readonly receipts?: string[];
  } = {},
): Promise<Outcome> => {
  const { actor = 'p-1', receipts = [], ...target } = more;
  return records.execute({ pk, receipts, command: { verb, actor, input, ...target } });
};
