import { REGISTER_ROWS, searchCard } from '../../cards/register.ts';
import { Invalid } from '../../src/errors.ts';
import { onlyRefs, ownersIn, refsIn, soughtWords } from '../../src/people/sought.ts';
import type { Entity } from '../../src/records/entity.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
import { newestFirst, SEARCHED, type Type } from './lists.ts';
import { mapPage, pageOf } from './pages.ts';

const TYPES = Object.keys(SEARCHED) as Type[];

const isSought = ({ type, state }: Entity): boolean => {
  const { status = '', withdrawn } = state as { status?: string; withdrawn?: object };
  const known: readonly string[] = TYPES.filter((each) => each === type).flatMap(
    (each) => SEARCHED[each].status,
  );
  return known.includes(status) && withdrawn === undefined;
};

/** The records that are called so. */
const byRef = async (scene: Scene, words: readonly string[]): Promise<readonly Entity[]> => {
  const found = await scene.services.records.loadMany(scene.body.pk, refsIn(words));
  return visible(scene, found.filter(isSought));
};

/** What the words find in the texts of one type. */
const byText = (scene: Scene, words: readonly string[]) =>
  onlyRefs(words) ? [] : TYPES.map(async (type) => newestFirst(scene, type, { words }));

/** What belongs to members whom some of the words name, and has the others in its text. */
const byOwner = async (scene: Scene, words: readonly string[]) => {
  const { services, tenant, body } = scene;
  const people = await services.directory.many(tenant, Object.keys(body.state.roles));
  return ownersIn(people, words).flatMap((owned) =>
    (['action', 'decision', 'raid'] as const).map(async (type) => newestFirst(scene, type, owned)),
  );
};

/**
 * What the words find in all registers, newest first: in texts, references and owners. Throws Invalid
 * (`search-empty`).
 */
export const searchCardIn = async (
  scene: Scene,
  query: string,
  page: number,
): Promise<CardJson> => {
  const words = soughtWords(query);
  if (words.length === 0) throw new Invalid('search-empty');
  const found = await Promise.all([...byText(scene, words), ...(await byOwner(scene, words))]);
  const all = [...(await byRef(scene, words)), ...found.flatMap(({ items }) => items)];
  const hits = [...new Map(all.map((each) => [each.id, each])).values()].toSorted((a, b) =>
    b.updatedAt.localeCompare(a.updatedAt),
  );
  const lines = pageOf(hits, page, REGISTER_ROWS);
  const shown = await mapPage(lines, (item) => SEARCHED[item.type as Type].line(scene, item));
  return searchCard(scene.place, query, { ...shown, more: found.some(({ more }) => more) });
};
