import type { EntityChange } from '../../records/entity.ts';
import type { AgendaItemEvent, AgendaItemState } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import type { Context, States } from '../model.ts';
import { GAVEL } from '../permission.ts';
import { waitingChange, waitingOf } from './find.ts';
import type { StandingItem } from './standing.ts';

const itemOf = (states: States, id: string) => states.get('agenda-item', id)?.state;

/** Where an item is added to an agenda: at the end, before what stays last there. */
export const added = (states: States, agenda: readonly string[], id: string): string[] => {
  const end = agenda.findLastIndex((each) => itemOf(states, each)?.last !== true) + 1;
  return agenda.toSpliced(end, 0, id);
};

/**
 * An agenda with the standing items that it lacks, each made anew: in front those that open
 * a meeting, at the end those that close it. The items of `agenda` have to be loaded.
 */
export const withStanding = (
  standing: readonly StandingItem[],
  states: States,
  agenda: readonly string[],
  { now, fresh }: Pick<Context, 'now' | 'fresh'>,
): { readonly agenda: readonly string[]; readonly changes: readonly EntityChange[] } => {
  const there = new Set(
    agenda.flatMap((id) => {
      const item = itemOf(states, id);
      return item?.standing ? [item.title] : [];
    }),
  );
  const made = standing
    .filter(({ title }) => !there.has(title))
    .map((item) => ({ item, id: fresh('I') }));
  const ids = (last: boolean): string[] =>
    made.filter(({ item }) => (item.last ?? false) === last).map(({ id }) => id);
  return {
    agenda: [...ids(false), ...agenda, ...ids(true)],
    changes: made.map(({ item, id }) => {
      const proposed: AgendaItemEvent = {
        type: 'item-proposed',
        v: 1,
        data: {
          id,
          kind: item.kind,
          by: GAVEL,
          at: now,
          presenter: null,
          minutes: item.minutes ?? null,
          reserved: false,
          meeting: null,
          standing: true,
          ...(item.last ? { last: true } : {}),
        },
        text: { title: item.title },
      };
      const accepted: AgendaItemEvent = {
        type: 'item-accepted',
        v: 1,
        data: { by: GAVEL, at: now },
      };
      return agendaItemChange(id, proposed, accepted);
    }),
  };
};

/**
 * How each of these items follows its topic, of those that stood on every agenda; undefined where it stays as it
 * is.
 */
const following = (
  states: States,
  standing: readonly StandingItem[],
  id: string,
): StandingItem | 'retired' | undefined => {
  const item = itemOf(states, id);
  const { standing: before = [] } = states.committee?.state ?? {};
  const was = item?.standing && before.find(({ title }) => title === item.title);
  if (!was) return undefined;
  const is = standing.find(({ title }) => title === was.title);
  if (!is || (is.last ?? false) !== (was.last ?? false)) return 'retired';
  return is.minutes === was.minutes && is.kind === was.kind ? undefined : is;
};

const asTopic = (
  { reserved, presenter, title }: AgendaItemState,
  { kind, minutes }: StandingItem,
  { actor: by, now: at }: Context,
): AgendaItemEvent => ({
  type: 'item-edited',
  v: 1,
  data: { by, at, kind, reserved, minutes: minutes ?? null, presenter: presenter ?? null },
  text: { title },
});

/**
 * The next agenda after a change of the topics that stand on every one: those that do not any more leave it, new
 * ones join it, while a meeting sits only when that closes. What waits must be loaded.
 */
export const withTopics = (
  states: States,
  standing: readonly StandingItem[],
  context: Context,
): EntityChange[] => {
  const { nextMeeting, inSession } = states.committee?.state ?? {};
  const waiting = waitingOf(states);
  const changes = waiting.flatMap((id): EntityChange[] => {
    const item = itemOf(states, id);
    const topic = following(states, standing, id);
    if (!item || !topic) return [];
    const withdrawn: AgendaItemEvent = { type: 'item-withdrawn', v: 1, data: { at: context.now } };
    return [agendaItemChange(id, topic === 'retired' ? withdrawn : asTopic(item, topic, context))];
  });
  const kept = waiting.filter((id) => following(states, standing, id) !== 'retired');
  const isPlanned = nextMeeting !== undefined && inSession === undefined;
  const made = withStanding(isPlanned ? standing : [], states, kept, context);
  const same = made.changes.length === 0 && kept.length === waiting.length;
  return [...changes, ...(same ? [] : [waitingChange(made.agenda)]), ...made.changes];
};
