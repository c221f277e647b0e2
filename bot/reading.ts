import { hasLeft, staysWith } from '../src/domain/departed.ts';
import type { MeetingState } from '../src/domain/meeting/state.ts';
import type { MinutesState } from '../src/domain/minutes/state.ts';
import { isOwn } from '../src/domain/reserved.ts';
import { Refused } from '../src/errors.ts';
import { knownTo, withheldFrom, type Reader } from '../src/people/reserved.ts';
import type { Entity, EntityType, PersonId } from '../src/records/entity.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import type { Body, Turn } from './turn.ts';

/** Registers are read by people with a role. Throws Refused (`not-a-member`). */
export const mayRead = ({ me }: Turn, { state }: Body): void => {
  if (!state.roles[me.id]) throw new Refused('not-a-member', { name: state.name });
};

const onRoll = async ({ services, body }: Scene, meeting: string, person: PersonId) => {
  const found = await services.records.load(body.pk, meeting);
  return found?.type === 'meeting' && (found.state as MeetingState).roll[person] !== undefined;
};

/** What somebody looks after. */
const OWNED: ReadonlySet<EntityType> = new Set<EntityType>(['action', 'raid', 'decision']);

/** Whether a record is a person's own business: what they own, the minutes of a meeting they attended. */
const concerns = async (scene: Scene, entity: Entity, person: PersonId): Promise<boolean> => {
  if (hasLeft(scene.body.state, person)) return staysWith(entity, person);
  if (OWNED.has(entity.type)) return isOwn(entity, person);
  return entity.type === 'minutes'
    ? onRoll(scene, (entity.state as MinutesState).meeting, person)
    : false;
};

/** As `mayRead`, but a record that concerns somebody is read without a role too. */
export const mayReadRecord = async (turn: Turn, scene: Scene, entity: Entity): Promise<void> => {
  if (!(await concerns(scene, entity, turn.me.id))) mayRead(turn, scene.body);
};

/** What is said here stands before everybody in the conversation, not before the speaker alone. */
const isAloud = ({ place, inbound }: Turn): boolean =>
  place !== 'personal' && (inbound.kind === 'message' || inbound.kind === 'submit');

/** The scene of something read: with a viewer only where nobody else sees the answer. */
export const readingScene = (turn: Turn, body: Body): Scene =>
  sceneOf(turn.services, turn.tenant, body, {
    at: turn.place === 'personal' ? 'elsewhere' : 'home',
    ...(isAloud(turn) ? {} : { viewer: turn.me.id, zone: turn.me.timeZone }),
  });

/** The scene of an answer in the speaker's 1:1 chat. */
export const privateScene = (turn: Turn, body: Body): Scene =>
  sceneOf(turn.services, turn.tenant, body, {
    at: 'elsewhere',
    viewer: turn.me.id,
    zone: turn.me.timeZone,
  });

const readerOf = ({ body, viewer }: Scene): Reader => ({
  pk: body.pk,
  committee: body.state,
  ...(viewer === undefined ? {} : { person: viewer }),
});

/** The records that the viewer may know of: reserved items and what was recorded under them are left out. */
export const visible = <E extends Entity>(
  scene: Scene,
  entities: readonly E[],
): Promise<readonly E[]> => knownTo(scene.services.records, readerOf(scene), entities);

/** The reserved items, among these records or above them, that the viewer may not know of. */
export const withheld = (scene: Scene, entities: readonly Entity[]): Promise<ReadonlySet<string>> =>
  withheldFrom(scene.services.records, readerOf(scene), entities);
