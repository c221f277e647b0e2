import { minutesId } from '../../src/domain/minutes/events.ts';
import type { MinutesState, MinutesStatus } from '../../src/domain/minutes/state.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { NotFound } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { home, lookUp } from '../home.ts';
import { lastHeld } from '../meeting/shown.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import { openRecord } from '../show.ts';
import type { Body, Turn } from '../turn.ts';

export interface AtHand {
  readonly turn: Turn;
  readonly body: Body;
  readonly minutes: Entity<MinutesState>;
}

/** Minutes that wait for somebody are rarely older than this many meetings. */
const RECENT = 20;

/** Throws NotFound (`no-minutes-yet`). `id` is that of the minutes. */
export const loadMinutes = async (
  { services }: Pick<Turn, 'services'>,
  { pk }: Pick<Body, 'pk'>,
  id: string | undefined,
): Promise<Entity<MinutesState>> => {
  const entity = id === undefined ? undefined : await services.records.load(pk, id);
  if (entity?.type === 'minutes') return entity as Entity<MinutesState>;
  throw new NotFound('no-minutes-yet', { ref: id?.replace(/^minutes-/u, '') });
};

/** Of the meetings held, the newest whose minutes are in that state; else the one held last. */
const newestIn = async (
  turn: Turn,
  body: Body,
  status: MinutesStatus | undefined,
): Promise<string> => {
  const { items } = await turn.services.records.list(
    { kind: 'records', pk: body.pk, type: 'meeting', status: ['held'], order: 'number-desc' },
    { limit: RECENT },
  );
  const fitting =
    status && items.find(({ state }) => (state as MeetingState).minutes?.status === status);
  return fitting?.id ?? (await lastHeld(turn, body)).id;
};

/** The minutes that typed words mean: of the meeting named, else the newest in that state or at all. */
export const minutesMeant = async (
  turn: Turn,
  { code, ref }: Readonly<Record<string, string | undefined>>,
  status?: MinutesStatus,
): Promise<AtHand> => {
  if (ref !== undefined) {
    const { body, entity } = await lookUp(turn, { ref, ...(code ? { code } : {}) });
    return { turn, body, minutes: await loadMinutes(turn, body, minutesId(entity.id)) };
  }
  const body = await home(turn);
  const meeting = await newestIn(turn, body, status);
  return { turn, body, minutes: await loadMinutes(turn, body, minutesId(meeting)) };
};

/** After a step: the fresh card to whoever pressed or wrote in 1:1, one line to whoever typed it elsewhere. */
export const stepped = async ({ turn, body, minutes }: AtHand, line: string): Promise<Reply> => {
  const { kind } = turn.inbound;
  const typed = kind === 'message' || kind === 'submit';
  if (typed && turn.place !== 'personal') return { private: say(line) };
  const card = await openRecord(turn, body, minutes.id);
  if (!card) return { note: line };
  return kind === 'dialog-submit' ? { card, note: line } : { card, summary: line };
};
