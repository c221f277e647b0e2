import { z } from 'zod';
import { unknownCard, unknownTitle, type UnknownView } from '../cards/unknown.ts';
import type { Content } from '../src/chaser/ports.ts';
import type { CardJson, Feature } from './route.ts';
import { content, verbRoute } from './route.ts';
import type { Scene } from './scene.ts';
import { ensureMay, sceneFor } from './scene.ts';
import { bodyOf } from './turn.ts';

const linesIn = async (scene: Scene) =>
  Promise.all(
    (await scene.services.unknowns.list(scene.body.pk)).map(
      async ({ id, kind, about, person, refused }) => ({
        id,
        kind,
        about: about.replace(/^minutes-/u, ''),
        ...(person === undefined ? {} : { to: await scene.name(person) }),
        ...(refused === undefined ? {} : { refused }),
      }),
    ),
  );

const cardIn = async (
  scene: Scene,
): Promise<{ readonly view: UnknownView; readonly card: CardJson }> => {
  const lines = await linesIn(scene);
  const view = { committee: scene.body.state.name, lines };
  return { view, card: unknownCard(scene.place, view) };
};

/** What did not arrive, or may not have, of a committee; undefined where all of it is settled. */
export const unknownsIn = async (scene: Scene): Promise<Content | undefined> => {
  const { view, card } = await cardIn(scene);
  return view.lines.length === 0 ? undefined : content(unknownTitle(view), card);
};

export const unknownFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'message.repeat',
      input: z.looseObject({}),
      handle: async (turn, _input, target) => {
        const body = await bodyOf(turn, target.committee);
        await ensureMay(turn, body, 'chase.pause');
        await turn.services.unknowns.repeat(body.pk, target.id);
        return { card: (await cardIn(sceneFor(turn, body))).card };
      },
    }),
  ],
};
