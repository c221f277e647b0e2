import { circularCard, type CircularView } from '../cards/circular.ts';
import { decisionCard } from '../cards/decision.ts';
import { minutesCard } from '../cards/minutes.ts';
import { noteCard } from '../cards/note.ts';
import { motionCard } from '../cards/motion.ts';
import { raidCard } from '../cards/raid.ts';
import { statusCard } from '../cards/committee.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import type { AgendaItemState } from '../src/domain/agenda-item.ts';
import type { DecisionState } from '../src/domain/decision/state.ts';
import type { MeetingState } from '../src/domain/meeting/state.ts';
import type { MinutesState } from '../src/domain/minutes/state.ts';
import type { MotionState } from '../src/domain/motion/state.ts';
import type { NoteState } from '../src/domain/note.ts';
import type { RaidState } from '../src/domain/raid/state.ts';
import { Refused } from '../src/errors.ts';
import type { Entity, EntityType } from '../src/records/entity.ts';
import { actionCardIn } from './action/shown.ts';
import { itemCardIn } from './agenda/shown.ts';
import { meetingCardOf } from './meeting/shown.ts';
import { mayRead, mayReadRecord, readingScene, visible } from './reading.ts';
import type { CardJson } from './route.ts';
import type { Scene } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { circularView, isBetween } from './views/circular.ts';
import { decisionView } from './views/decision.ts';
import { minutesView } from './views/minutes.ts';
import { motionView } from './views/motion.ts';
import { noteView } from './views/note.ts';
import { raidView } from './views/raid.ts';
import { statusView } from './views/status.ts';

export const minutesCardIn = async (
  scene: Scene,
  entity: Entity<MinutesState>,
): Promise<CardJson> => minutesCard(scene.place, await minutesView(scene, entity));

export const statusCardIn = async (scene: Scene): Promise<CardJson> =>
  statusCard(scene.place, await statusView(scene));

export const circularCardIn = async (
  scene: Scene,
  entity: Entity<MotionState>,
  morning?: CircularView['morning'],
): Promise<CardJson> => {
  const view = await circularView(scene, entity);
  return circularCard(scene.place, { ...view, ...(morning && { morning }) });
};

export const motionCardIn = async (scene: Scene, entity: Entity<MotionState>): Promise<CardJson> =>
  isBetween(entity.state)
    ? circularCardIn(scene, entity)
    : motionCard(scene.place, await motionView(scene, entity));

const CARDS: Record<EntityType, (scene: Scene, entity: Entity) => Promise<CardJson>> = {
  committee: statusCardIn,
  'agenda-item': (scene, entity) => itemCardIn(scene, entity as Entity<AgendaItemState>),
  meeting: (scene, entity) => meetingCardOf(scene, entity as Entity<MeetingState>),
  minutes: (scene, entity) => minutesCardIn(scene, entity as Entity<MinutesState>),
  note: async (scene, entity) =>
    noteCard(scene.place, await noteView(scene, entity as Entity<NoteState>)),
  action: (scene, entity) => actionCardIn(scene, entity as Entity<ActionState>),
  motion: (scene, entity) => motionCardIn(scene, entity as Entity<MotionState>),
  decision: async (scene, entity) =>
    decisionCard(scene.place, await decisionView(scene, entity as Entity<DecisionState>)),
  raid: async (scene, entity) =>
    raidCard(scene.place, await raidView(scene, entity as Entity<RaidState>)),
};

/** The record of an id, if the viewer may know of it. Throws Refused (`not-a-member`). */
export const readable = async (
  turn: Turn,
  scene: Scene,
  id: string,
): Promise<Entity | undefined> => {
  const entity = await scene.services.records.load(scene.body.pk, id);
  if (entity) await mayReadRecord(turn, scene, entity);
  else mayRead(turn, scene.body);
  if (!entity) return undefined;
  return (await visible(scene, [entity]))[0];
};

/** The card of a record as it stands now. Throws Refused (`not-a-member`). */
export const openRecord = async (
  turn: Turn,
  body: Body,
  id: string,
): Promise<CardJson | undefined> => {
  const scene = readingScene(turn, body);
  const entity = await readable(turn, scene, id);
  return entity && CARDS[entity.type](scene, entity);
};

/** As `openRecord`, for answers that go on without a card where the speaker may not see one. */
export const recordCard = (turn: Turn, body: Body, id: string): Promise<CardJson | undefined> =>
  openRecord(turn, body, id).catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
