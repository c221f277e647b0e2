import { z } from 'zod';
import type { HistoryLine } from '../cards/evidence.ts';
import { isolated } from '../cards/words.ts';
import type { AgendaItemState } from '../src/domain/agenda-item.ts';
import type { MinutesState } from '../src/domain/minutes/state.ts';
import { numberOf } from '../src/domain/motion/putting.ts';
import { namedIn } from '../src/domain/reserved.ts';
import { unknownTo } from '../src/people/reserved.ts';
import type { Entity, Json } from '../src/records/entity.ts';
import type { Fact, Recorded } from '../src/records/execute.ts';
import { dayText, listText, momentText } from '../src/text/format.ts';
import type { TextKey } from '../src/text/text.ts';
import { eventText, text } from '../src/text/text.ts';
import type { Scene } from './scene.ts';

const PAGE = 200;
/** Entries read for one answer; a record whose life is longer shows its end. */
const MOST = 5_000;
const LONGEST = 160;
/** What Gavel does by itself when the time has come: it overtakes nobody's card. */
const CLOCKWORK: ReadonlySet<string> = new Set(['chase.plan', 'meeting.follow-up']);
/** Changes named to somebody whose card was overtaken. */
const NAMED = 4;

const PERSON_FIELDS: ReadonlySet<string> = new Set([
  'from',
  'holder',
  'mover',
  'named',
  'owner',
  'person',
  'presiding',
  'seconder',
  'sponsor',
  'to',
]);

/** Chosen from a few words, which read as they are kept. */
const CHOICES: ReadonlySet<string> = new Set(['response', 'category']);

const scored = z.object({ probability: z.number(), impact: z.number() });

/** What an edit took away. */
const clearedBy = ({ data }: Fact['event']): string =>
  listText(
    Object.entries(data).flatMap(([field, value]) =>
      value === null ? text('history.field', { field }) : [],
    ),
  );

const itemName = async ({ services, body }: Scene, id: string): Promise<string> => {
  const found = await services.records.load(body.pk, id);
  const item = found?.type === 'agenda-item' ? (found.state as AgendaItemState) : undefined;
  return item ? isolated(item.title, LONGEST) : id;
};

const dateText = ({ place }: Scene, value: string): string => {
  if (value.startsWith('9999')) return text('history.forGood');
  return value.includes('T')
    ? momentText(value, place.zone, place.today)
    : dayText(value, place.today);
};

/** One value of a fact in words; of the `hidden` records nothing but that they are reserved. */
const inWords = async (
  scene: Scene,
  field: string,
  value: string,
  hidden: ReadonlySet<string>,
): Promise<string> => {
  if (hidden.has(value)) return text('history.reserved');
  if (/^V-\d+$/u.test(value)) return text('motion.ref', { number: numberOf(value) });
  if (/^[MADRNIV]-\d+$/u.test(value)) return field === 'item' ? itemName(scene, value) : value;
  if (PERSON_FIELDS.has(field)) return isolated(await scene.name(value));
  if (/^\d{4}-\d{2}-\d{2}(?:T|$)/u.test(value)) return dateText(scene, value);
  if (CHOICES.has(field)) return value.replaceAll('-', ' ');
  return field === 'step' ? text(`step.${value}` as TextKey) : value;
};

const param = async (
  scene: Scene,
  [field, value]: readonly [string, Json | undefined],
  hidden: ReadonlySet<string>,
): Promise<[string, string | number | boolean] | undefined> => {
  if (typeof value === 'string') return [field, await inWords(scene, field, value, hidden)];
  const { data: score } = scored.safeParse(value);
  if (score) return [field, text('history.score', score)];
  return typeof value === 'number' || typeof value === 'boolean' ? [field, value] : undefined;
};

/** The record that a correction of minutes is about, where that is one alone. */
const correctedBy = async ({ services, body }: Scene, { entity, event }: Fact) => {
  const minutes = await services.records.load(body.pk, entity);
  const { corrections = [] } = (minutes?.state ?? {}) as Partial<MinutesState>;
  return corrections.find(({ number }) => number === event.data['number'])?.target ?? null;
};

/** The other records that a fact is about and that the viewer may not know of. */
const hiddenIn = async (scene: Scene, fact: Fact): Promise<ReadonlySet<string>> => {
  const { services, body, viewer } = scene;
  const { entityType, event } = fact;
  const { item = null, ...data } = event.data;
  // Where a record itself stands was asked when it was opened; an interest in an item stands at its meeting, an
  // addendum on one after the minutes.
  const under = entityType === 'meeting' || entityType === 'minutes' ? item : null;
  const target = event.type === 'correction-decided' ? await correctedBy(scene, fact) : null;
  const reader = { pk: body.pk, committee: body.state, ...(viewer && { person: viewer }) };
  return unknownTo(services.records, reader, namedIn([data, under, target]));
};

const sentence = async (scene: Scene, fact: Fact): Promise<string> => {
  const { event } = fact;
  // Who was reminded of what is never said before a whole conversation.
  if (event.type === 'chase-planned' && scene.viewer === undefined) return text('history.reminder');
  const hidden = await hiddenIn(scene, fact);
  const data = await Promise.all(
    Object.entries(event.data).map((each) => param(scene, each, hidden)),
  );
  const texts = hidden.size > 0 ? {} : (event.text ?? {});
  const written = Object.entries(texts).map(([field, words]) => [field, isolated(words, LONGEST)]);
  const known = Object.fromEntries([
    ['cleared', clearedBy(event) || 'none'],
    ...data.filter((each) => each !== undefined),
    ...written,
  ]);
  return eventText(event.type, known);
};

/** Whose entries are read. */
type Where = Pick<Scene, 'services'> & { readonly body: Pick<Scene['body'], 'pk'> };

/** The last entry not later than a moment, by halving: entries stand in the order of time. */
const lastUntil = async ({ services, body }: Where, at: string): Promise<number> => {
  let low = 0;
  let high = (await services.records.head(body.pk)).seq;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    // oxlint-disable-next-line no-await-in-loop -- each look decides where to look next
    const [entry] = await services.records.entries(body.pk, middle - 1, 1);
    if (entry && entry.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The newest `count` entries that touch a record, newest first. */
const touching = async (scene: Where, entity: Entity, count: number): Promise<Recorded[]> => {
  const found: Recorded[] = [];
  let end = await lastUntil(scene, entity.updatedAt);
  const floor = Math.max(0, end - MOST);
  while (end > floor && found.length < count) {
    const after = Math.max(floor, end - PAGE);
    // oxlint-disable-next-line no-await-in-loop -- how far back to read depends on what was found
    const page = await scene.services.records.entries(scene.body.pk, after, end - after);
    const own = page.filter(({ facts }) => facts.some((fact) => fact.entity === entity.id));
    found.push(...own.toReversed());
    end = after;
  }
  return found.slice(0, count);
};

/** One entry of a record's history. */
export const lineOf = async (scene: Scene, id: string, entry: Recorded): Promise<HistoryLine> => {
  const own = entry.facts.filter((fact) => fact.entity === id);
  const what = await Promise.all(own.map((fact) => sentence(scene, fact)));
  return {
    at: entry.at,
    by: await scene.name(entry.by),
    ...(entry.onBehalfOf === undefined ? {} : { onBehalfOf: await scene.name(entry.onBehalfOf) }),
    what: what.join('; '),
  };
};

/**
 * What happened to a record, newest first: `count` entries after the first `skip`. A record's version is
 * the number of entries that touch it.
 */
export const historyLines = async (
  scene: Scene,
  id: string,
  { skip = 0, count = 8 }: { readonly skip?: number; readonly count?: number } = {},
): Promise<readonly HistoryLine[]> => {
  const entity = await scene.services.records.load(scene.body.pk, id);
  if (!entity) return [];
  const entries = await touching(scene, entity, skip + count);
  return Promise.all(entries.slice(skip).map((entry) => lineOf(scene, id, entry)));
};

/** What became of a record, newest first, and how many entries beside it only planned reminders of it. */
export const deedsOn = async (
  scene: Where,
  entity: Entity,
): Promise<{ readonly deeds: readonly Recorded[]; readonly reminders: number }> => {
  const all = await touching(scene, entity, entity.version);
  const deeds = all.filter(({ facts }) =>
    facts.some((fact) => fact.entity === entity.id && fact.event.type !== 'chase-planned'),
  );
  return { deeds, reminders: all.length - deeds.length };
};

/**
 * The version of a record that nothing but reminders has brought about since the one shown: nobody's
 * change is overlooked by whoever acts on the older. Undefined where something else happened.
 */
export const remindedSince = async (
  where: Where,
  id: string,
  version: number,
): Promise<number | undefined> => {
  const entity = await where.services.records.load(where.body.pk, id);
  if (!entity || entity.version <= version) return undefined;
  const since = await touching(where, entity, entity.version - version);
  return since.every(({ command }) => CLOCKWORK.has(command)) ? entity.version : undefined;
};

/** Who changed what on a record since the version that somebody was shown; empty where nothing did. */
export const changesSince = async (scene: Scene, id: string, version: number): Promise<string> => {
  const entity = await scene.services.records.load(scene.body.pk, id);
  const since = entity ? entity.version - version : 0;
  if (!entity || since <= 0) return '';
  const lines = await historyLines(scene, id, { count: Math.min(since, NAMED) });
  return lines
    .toReversed()
    .map(({ by, what }) => text('history.change', { by: isolated(by), what }))
    .join(' · ');
};
