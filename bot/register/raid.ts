import { type RaidLine, raidRegisterCard } from '../../cards/raid-register.ts';
import { REGISTER_ROWS } from '../../cards/register.ts';
import { inOrder, KINDS } from '../../src/domain/raid/order.ts';
import type { RaidKind, RaidState } from '../../src/domain/raid/state.ts';
import { present } from '../inputs.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
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

/** The open entries of one kind (`query`), or of all, what stands worst first. */
export const raidCardIn = async (scene: Scene, query: string, page: number): Promise<CardJson> => {
  const kind = KINDS.find((each) => each === query);
  const { items, more } = await readAll(scene.services.records, {
    kind: 'records',
    pk: scene.body.pk,
    type: 'raid',
    status: ['open'],
    order: 'number',
  });
  const all = (await visible(scene, items)).map(({ state }) => state as RaidState);
  const countOf = (of: RaidKind): number => all.filter((each) => each.kind === of).length;
  const chosen = all.filter((each) => kind === undefined || each.kind === kind).toSorted(inOrder);
  const shown = await mapPage(pageOf(chosen, page, REGISTER_ROWS), (each) => lineOf(scene, each));
  return raidRegisterCard(scene.place, {
    ...(kind ? { kind } : {}),
    page: { ...shown, more },
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
