import assert from 'node:assert/strict';
import type {
  Counter,
  Decided,
  DomainEvent,
  Entity,
  EntityType,
  PersonId,
  Refusal,
} from '../../src/records/entity.ts';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import type { Role } from '../../src/domain/committee.ts';
import { seat } from '../../src/domain/seating.ts';
import type {
  Command,
  CommandRule,
  Context,
  Needs,
  PersonFacts,
  StateOf,
  States,
} from '../../src/domain/model.ts';
import { permit } from '../../src/domain/permission.ts';
import type { Choice } from '../../src/domain/motion/state.ts';
import type { Verb } from '../../src/domain/verbs.ts';

const ruleOf = (verb: Verb): CommandRule => {
  const rule = Object.values(areas)
    .map(({ commands }) => commands[verb])
    .find((each) => each !== undefined);
  assert.ok(rule, `nobody decides ${verb}`);
  return rule;
};

export interface Ask {
  readonly id?: string;
  readonly input?: object;
}

export const facts = (id: PersonId): PersonFacts => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  timeZone: 'Europe/London',
  slot: '09:00',
  workingDays: [1, 2, 3, 4, 5],
  region: 'GB-ENG',
  optedOut: false,
});

/** Ana chairs, Ben is her deputy, Maya keeps the minutes, Priya and Omar vote, Tom attends. */
export const boardRoles: Readonly<Record<PersonId, Role>> = {
  ana: 'chair',
  ben: 'deputy',
  maya: 'secretary',
  priya: 'member',
  omar: 'member',
  tom: 'attendee',
};

/**
 * A committee in memory: real permissions, decide and evolve over what each command asks to have loaded,
 * without a store. It begins on Monday 23 November 2026, 10:00 in London.
 */
export const board = (
  roles: Readonly<Record<PersonId, Role>> = boardRoles,
  settings: object = {},
  /** What of people departs from the usual. */
  known: Readonly<Record<PersonId, Partial<PersonFacts>>> = {},
) => {
  const entities = new Map<string, Entity>();
  const boxes = new Map<string, Map<PersonId, Choice>>();
  const journal: { id: string; type: EntityType; event: DomainEvent }[] = [];
  const counts = new Map<Counter, number>();
  const calendar = createCalendar(facts('committee'));
  let now = '2026-11-23T10:00:00.000Z';

  const apply = ({ changes, ballots = [] }: Decided): void => {
    for (const { entity, seat, choice } of ballots)
      boxes.set(entity, new Map(boxes.get(entity)).set(seat, choice));
    for (const { id, type, events } of changes) {
      const before = entities.get(id);
      const state = events.reduce<unknown>(
        (current, event) => areas[type].evolve(current, event),
        before?.state,
      );
      entities.set(id, { id, type, version: (before?.version ?? 0) + 1, state, updatedAt: now });
      journal.push(...events.map((event) => ({ id, type, event })));
    }
  };

  const recordedIn = (meeting: string): Entity[] =>
    [...entities.values()].filter(
      ({ type, state }) => areas[type].project(state).meeting === meeting,
    );

  const loaded = (ids: ReadonlySet<string>, meetings: ReadonlySet<string>): States => {
    const one = (id: string): Entity | undefined => (ids.has(id) ? entities.get(id) : undefined);
    return {
      committee: entities.get('committee') as States['committee'],
      get: <T extends EntityType>(type: T, id: string) => {
        const entity = one(id);
        return entity?.type === type ? (entity as Entity<StateOf[T]>) : undefined;
      },
      ofMeeting: (meeting) => {
        assert.ok(meetings.has(meeting), `${meeting} was not asked for`);
        return recordedIn(meeting);
      },
    };
  };

  const statesFor = (rule: CommandRule, command: Command<never>): States => {
    const ids = new Set<string>(command.id === undefined ? [] : [command.id]);
    const meetings = new Set<string>();
    for (;;) {
      const states = loaded(ids, meetings);
      const asked: Needs = rule.needs?.(command, states) ?? {};
      const before = ids.size + meetings.size;
      for (const id of asked.ids ?? []) ids.add(id);
      for (const meeting of asked.meetings ?? []) meetings.add(meeting);
      if (ids.size + meetings.size === before) return states;
    }
  };

  const decide = (actor: PersonId, verb: Verb, ask: Ask = {}): Decided | Refusal => {
    const { id, input = {} } = ask;
    const command = { verb, actor, input, ...(id === undefined ? {} : { id }) } as Command<never>;
    const rule = ruleOf(verb);
    const states = statesFor(rule, command);
    const asked = new Set(rule.needs?.(command, states).boxes);
    const permitted = permit(command, states);
    if ('refusal' in permitted) return permitted;
    const fresh = new Map(counts);
    const context: Context = {
      now,
      actor,
      ...permitted,
      calendar,
      head: { seq: journal.length, hash: `head-${journal.length}` },
      tally: (entity, seats) => {
        assert.ok(asked.has(entity), `the box of ${entity} was not asked for`);
        const choices = seats.map((each) => boxes.get(entity)?.get(each));
        assert.ok(!choices.includes(undefined), 'a vote is not in the box');
        const count = (wanted: Choice) => choices.filter((each) => each === wanted).length;
        return { for: count('for'), against: count('against'), abstain: count('abstain') };
      },
      people: new Map(
        Object.keys(roles).map((person) => [person, { ...facts(person), ...known[person] }]),
      ),
      fresh: (counter) => {
        fresh.set(counter, (fresh.get(counter) ?? 0) + 1);
        return `${counter}-${fresh.get(counter)}`;
      },
    };
    const decided = rule.decide(states, command, context);
    if (!('refusal' in decided)) for (const [counter, n] of fresh) counts.set(counter, n);
    return decided;
  };

  apply({
    changes: [
      {
        id: 'committee',
        type: 'committee',
        events: [
          {
            type: 'committee-created',
            v: 1,
            data: {
              committeeId: 'c1',
              code: 'HB',
              timeZone: 'Europe/London',
              workingDays: [1, 2, 3, 4, 5],
              roles: Object.fromEntries(
                Object.entries(roles).map(([person, role]) => [person, { ...seat(role) }]),
              ),
              setUp: true,
              ...settings,
            },
            text: { name: 'Harbour Board' },
          },
        ],
      },
    ],
  });

  return {
    journal,
    /** Moves the clock to a UTC instant. */
    at: (instant: string): void => {
      now = instant;
    },
    /** The command succeeds or is refused; true where it succeeded. */
    tries: (actor: PersonId, verb: Verb, ask?: Ask): boolean => {
      const decided = decide(actor, verb, ask);
      if ('refusal' in decided) return false;
      apply(decided);
      return true;
    },
    /** The command succeeds; gives its facts and messages. */
    does: (actor: PersonId, verb: Verb, ask?: Ask): Decided => {
      const decided = decide(actor, verb, ask);
      assert.ok(!('refusal' in decided), `refused: ${JSON.stringify(decided)}`);
      assert.ok(
        decided.changes.length + (decided.messages?.length ?? 0) <= 96,
        'more than one commit holds',
      );
      apply(decided);
      return decided;
    },
    /** The code of the refusal. */
    refused: (actor: PersonId, verb: Verb, ask?: Ask): string => {
      const decided = decide(actor, verb, ask);
      assert.ok('refusal' in decided, `not refused: ${verb}`);
      return decided.refusal;
    },
    state: <T extends EntityType>(type: T, id: string): StateOf[T] => {
      const entity = entities.get(id);
      assert.equal(entity?.type, type, id);
      return entity.state as StateOf[T];
    },
    /** Everything recorded in a meeting, in order. */
    recordedIn,
    loaded: (ids: readonly string[] = []): Entity[] => ids.flatMap((id) => entities.get(id) ?? []),
    idsOf: (type: EntityType): string[] =>
      [...entities.values()].filter((entity) => entity.type === type).map(({ id }) => id),
    /** When the entity next needs attention. */
    wake: (id: string): string | undefined => {
      const entity = entities.get(id);
      const committee = entities.get('committee') as States['committee'];
      assert.ok(entity && committee, id);
      return areas[entity.type].nextWake?.(entity.state, committee.state, calendar);
    },
    /** Asserts that the events, as they come back from a journal, rebuild every entity exactly. */
    assertReplays: (): void => {
      const rebuilt = new Map<string, unknown>();
      for (const { id, type, event } of JSON.parse(JSON.stringify(journal)) as typeof journal)
        rebuilt.set(id, areas[type].evolve(rebuilt.get(id), event));
      for (const [id, { state }] of entities) assert.deepEqual(rebuilt.get(id), state, id);
    },
  };
};

export type Board = ReturnType<typeof board>;
