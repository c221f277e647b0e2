import type { MeetingState } from '../src/domain/meeting/state.ts';
import type { MotionState } from '../src/domain/motion/state.ts';
import type { Entity } from '../src/records/entity.ts';
import { momentText } from '../src/text/format.ts';
import { text } from '../src/text/text.ts';
import { voteClosed } from './motion/told.ts';
import { visible } from './reading.ts';
import type { Scene } from './scene.ts';

/** How many records of a type are looked at, the newest first. */
const MOST = 50;

const listed = async <S>(
  { services, body }: Scene,
  type: 'meeting' | 'motion',
  status: readonly string[],
): Promise<readonly Entity<S>[]> => {
  const query = { kind: 'records', pk: body.pk, type, status, order: 'number-desc' } as const;
  const { items } = await services.records.list(query, { limit: MOST });
  return items as readonly Entity<S>[];
};

/** Resolutions between meetings that came to an end; nothing of a reserved item. */
const ended = async (scene: Scene, since: string): Promise<readonly string[]> => {
  const over = ['carried', 'lost', 'deferred', 'withdrawn'];
  const motions = (await listed<MotionState>(scene, 'motion', over)).filter(
    ({ state, updatedAt }) => state.rounds !== undefined && updatedAt >= since,
  );
  const known = await visible(scene, motions);
  const said = await Promise.all(known.map(({ id }) => voteClosed(scene, id)));
  return said.flatMap((content) => content?.summary ?? []);
};

/** Planned meetings whose time passed without anybody starting them. */
const unstarted = async (scene: Scene, since: string): Promise<readonly string[]> => {
  const { now, place } = scene;
  const meetings = await listed<MeetingState>(scene, 'meeting', ['planned']);
  return meetings.flatMap(({ id, state: { plannedFor = '' } }) =>
    plannedFor >= since && plannedFor < now
      ? [
          text('committee.backUnstarted', {
            ref: id,
            when: momentText(plannedFor, place.zone, place.today),
          }),
        ]
      : [],
  );
};

/**
 * What ended in a committee since a UTC instant while Gavel could not say so, a line each, for everybody in its
 * conversation.
 */
export const meanwhile = async (scene: Scene, since: string): Promise<readonly string[]> => [
  ...(await ended(scene, since)),
  ...(await unstarted(scene, since)),
];
