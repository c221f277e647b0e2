import { Conflict, Invalid, NotFound, Refused } from '../errors.ts';
import {
  isRefusal,
  type Command,
  type CommandRule,
  type Context,
  type States,
} from '../domain/model.ts';
import { boxId, boxOf } from './boxes.ts';
import type { Counter, Decided, PersonId, Refusal } from './entity.ts';
import type { Head } from './documents.ts';
import type { Loaded } from './load.ts';
import type { Areas } from './replay.ts';
import type { Order, Room } from './room.ts';

/** Who may do what, from the records alone: yes (perhaps on somebody's behalf), or a refusal. */
export type Permit = (
  command: Command,
  states: States,
  context: Context,
) => { readonly onBehalfOf?: PersonId } | Refusal;

export interface Judged {
  readonly decided: Decided;
  readonly onBehalfOf?: PersonId;
  /** The head's counters after every id that was drawn. */
  readonly counters: Head['counters'];
}

/** The rule of each verb. Throws Invalid (`verb-twice`) when two areas claim one. */
export function rulesOf(areas: Areas): ReadonlyMap<string, CommandRule> {
  const rules = new Map<string, CommandRule>();
  for (const area of Object.values(areas)) {
    for (const [verb, rule] of Object.entries(area.commands)) {
      if (rules.has(verb)) throw new Invalid('verb-twice', { verb });
      rules.set(verb, rule);
    }
  }
  return rules;
}

/** What the card showed must be what there is. The committee alone may be acted upon before it exists. */
function checkShown({ id, version }: Command, { entities }: Loaded): void {
  if (id === undefined || (id === 'committee' && !entities.has(id))) return;
  const found = entities.get(id);
  if (!found) throw new NotFound('record', { ref: id });
  if (version !== undefined && version !== found.version) {
    throw new Conflict('stale-version', { id, shown: version, current: found.version });
  }
}

/**
 * Permission, then the rule. Pure but for what it throws: NotFound (`record`), Conflict (`stale-version`),
 * Refused with the refusal's code.
 */
export function judge(
  { permit, calendarOf, ballotBox }: Pick<Room, 'permit' | 'calendarOf' | 'ballotBox'>,
  rule: CommandRule,
  { pk, command }: Pick<Order, 'pk' | 'command'>,
  loaded: Loaded,
  at: { readonly now: string; readonly head: Head },
): Judged {
  checkShown(command, loaded);
  const { states, people, docs } = loaded;
  const counters: { [counter in Counter]?: number } = { ...at.head.counters };
  const context: Context = {
    now: at.now,
    actor: command.actor,
    calendar: calendarOf(states.committee?.state),
    head: { seq: at.head.seq, hash: at.head.hash },
    people,
    tally: (entity, seats) =>
      ballotBox.count(boxOf(docs.get(boxId(entity))), { pk, entity }, seats),
    fresh: (counter) => {
      counters[counter] = (counters[counter] ?? 0) + 1;
      return `${counter}-${counters[counter]}`;
    },
  };
  const granted = permit(command, states, context);
  if ('refusal' in granted) throw new Refused(granted.refusal, granted.params);
  const decided = rule.decide(states, command as Command<never>, { ...context, ...granted });
  if (isRefusal(decided)) throw new Refused(decided.refusal, decided.params);
  return { decided, counters, ...granted };
}
