import { ERASED, type PersonId } from '../../records/entity.ts';
import type { PersonFacts } from '../model.ts';
import type { Movers } from '../motion/partaking.ts';
import { CHOICES } from '../motion/naming.ts';
import type { MinutedEntry, MinutesDocument } from './assemble.ts';
import type { VotesByName } from './motions.ts';
import type { MinutesState } from './state.ts';

const votersIn = (votes: VotesByName | undefined): readonly PersonId[] => [
  ...CHOICES.flatMap((choice) => votes?.[choice] ?? []),
  ...Object.values(votes?.castBy ?? {}).map(({ person }) => person),
];

const moversIn = ({ moved = {} }: { readonly moved?: Movers }) => [moved.mover, moved.seconder];

const peopleOf = (entry: MinutedEntry): readonly (PersonId | undefined)[] => {
  switch (entry.type) {
    case 'decision':
      return [entry.declaredBy, entry.onBehalfOf, ...moversIn(entry), ...votersIn(entry.votes)];
    case 'motion':
      return [...moversIn(entry), ...votersIn(entry.votes)];
    case 'action':
    case 'raid':
      return [entry.owner];
    default:
      return [];
  }
};

/** Everybody whom the minutes name, once each. */
export const peopleIn = (document: MinutesDocument): readonly PersonId[] => {
  const named = [
    document.presiding,
    ...(document.presided ?? []).map(({ person }) => person),
    ...document.roll.flatMap(({ person, alternateFor, proxy }) => [person, alternateFor, proxy]),
    ...document.interests.map(({ person }) => person),
    ...document.addenda.map(({ by }) => by),
    ...document.items.map(({ presenter }) => presenter),
    ...[
      ...(document.reported ?? []),
      ...document.general,
      ...document.items.flatMap(({ entries }) => entries),
    ].flatMap(peopleOf),
  ];
  return [...new Set(named.filter((person) => person !== undefined))];
};

const FIELD = 'name:';

/** Of a field of an event's text: whose name it holds, where it holds one. It goes with them alone. */
export const namedBy = (field: string): PersonId | undefined =>
  field.startsWith(FIELD) ? field.slice(FIELD.length) : undefined;

/** How people are called now, as erasable text of an event; those whom nobody knows any more are left out. */
export const namesOf = (
  people: ReadonlyMap<PersonId, PersonFacts>,
  wanted: readonly PersonId[],
): Readonly<Record<`name:${PersonId}`, string>> =>
  Object.fromEntries(
    wanted.flatMap((person) => {
      const facts = people.get(person);
      return facts ? [[`${FIELD}${person}`, facts.name]] : [];
    }),
  );

/** The names that such a text holds, by person. */
export const namesFrom = (
  texts: Readonly<Record<string, string>> = {},
): Readonly<Record<PersonId, string>> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([field, name]) => {
      const person = namedBy(field);
      return person === undefined ? [] : [[person, name]];
    }),
  );

/**
 * How approved minutes call somebody: as when they were approved. Undefined where they do not say, or not
 * any more.
 */
export const nameInMinutes = (
  { names = {} }: Pick<MinutesState, 'names'>,
  person: PersonId,
): string | undefined => (names[person] === ERASED ? undefined : names[person]);
