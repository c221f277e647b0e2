import { type RaidLine, raidRegisterCard } from '../../cards/raid-register.ts';
import { type Page, REGISTER_ROWS } from '../../cards/register.ts';
import { inOrder, KINDS } from '../../src/domain/raid/order.ts';
import type { RaidKind, RaidState } from '../../src/domain/raid/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { present } from '../inputs.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
import { workbook } from '../files.ts';
import { mapPage, pageOf, readAll } from './pages.ts';

const lineOf = async (scene: Scene, state: RaidState): Promise<RaidLine> => {
  const { ref, kind, text, owner, inherent, residual, priority, due, reviewOn } = state;
  return {
    id: ref,
    ref,
    kind,
    text,
    ...present({ inherent, residual, priority, due, reviewOn }),
    ...(owner ? { owner: await scene.name(owner) } : {}),
  };
};

/** Which page of which kind (`query`; otherwise of all kinds), and what is said of the list itself. */
interface RaidPage extends Pick<Page<unknown>, 'more' | 'files' | 'asAt' | 'unbegun'> {
  readonly query: string;
  readonly page: number;
}

/** A page of open entries, what stands worst first. */
export const raidPageIn = async (
  scene: Scene,
  open: readonly Entity[],
  { query, page, ...about }: RaidPage,
): Promise<CardJson> => {
  const kind = KINDS.find((each) => each === query);
  const all = open.map(({ state }) => state as RaidState);
  const countOf = (of: RaidKind): number => all.filter((each) => each.kind === of).length;
  const chosen = all.filter((each) => kind === undefined || each.kind === kind).toSorted(inOrder);
  const shown = await mapPage(pageOf(chosen, page, REGISTER_ROWS), (each) => lineOf(scene, each));
  return raidRegisterCard(scene.place, {
    ...(kind ? { kind } : {}),
    page: { ...shown, ...about },
    counts: {
      risk: countOf('risk'),
      issue: countOf('issue'),
      assumption: countOf('assumption'),
      dependency: countOf('dependency'),
    },
    scores: all
      .filter((each) => each.kind === 'risk')
      .map(({ residual, inherent }) => residual ?? inherent),
  });
};

/** The open entries of one kind (`query`), or of all, as they stand. */
export const raidCardIn = async (scene: Scene, query: string, page: number): Promise<CardJson> => {
  const { items, more } = await readAll(scene.services.records, {
    kind: 'records',
    pk: scene.body.pk,
    type: 'raid',
    status: ['open'],
    order: 'number',
  });
  const files = await workbook(scene);
  return raidPageIn(scene, await visible(scene, items), { query, page, more, files });
};
