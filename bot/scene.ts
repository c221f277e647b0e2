import type { Place } from '../cards/kit.ts';
import type { Calendar } from '../src/domain/calendar.ts';
import { createCalendar } from '../src/domain/calendar.ts';
import type { CommitteeState } from '../src/domain/committee.ts';
import { nameInMinutes } from '../src/domain/minutes/people.ts';
import type { MinutesState } from '../src/domain/minutes/state.ts';
import type { States } from '../src/domain/model.ts';
import { GAVEL, permissionNeeds, permit } from '../src/domain/permission.ts';
import type { Verb } from '../src/domain/verbs.ts';
import { Refused } from '../src/errors.ts';
import type { Entity, PersonId, Refusal } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import type { Services } from './services.ts';
import type { Body, Turn } from './turn.ts';
import { ensureKnown, noRecord } from './turn.ts';

/** What a card about a committee's records is made with: whose eyes, which zone, which names. */
export interface Scene {
  readonly services: Services;
  readonly tenant: string;
  readonly body: Body;
  readonly calendar: Calendar;
  readonly now: string;
  readonly place: Place;
  /** Who looks; absent for a card that many people see. */
  readonly viewer?: PersonId;
  name(person: PersonId): Promise<string>;
}

/** What is said of somebody whom the directory does not know any more. */
const nameOf = async (services: Services, tenant: string, person: PersonId): Promise<string> => {
  if (person === GAVEL) return text('general.gavel');
  const known = await services.directory.get(tenant, person);
  return known?.name ?? text('general.somebody');
};

export const calendarOf = (state: CommitteeState): Calendar => createCalendar(state);

/** `at: 'home'`: shown in the committee's own conversation, where references need no code. */
export const sceneOf = (
  services: Services,
  tenant: string,
  body: Body,
  seen: {
    readonly at: 'home' | 'elsewhere';
    readonly viewer?: PersonId;
    /** The viewer's own. */
    readonly zone?: string | undefined;
    readonly message?: string;
  },
): Scene => {
  const calendar = calendarOf(body.state);
  const now = services.clock.now();
  const names = new Map<PersonId, Promise<string>>();
  return {
    services,
    tenant,
    body,
    calendar,
    now,
    place: {
      committee: body.id,
      ...(seen.at === 'elsewhere' ? { code: body.state.code } : {}),
      ...(seen.message === undefined ? {} : { message: seen.message }),
      today: calendar.dateOf(now),
      zone: calendar.timeZone,
      ...(seen.zone === undefined ? {} : { own: seen.zone }),
    },
    ...(seen.viewer === undefined ? {} : { viewer: seen.viewer }),
    name: (person) => {
      const found = names.get(person) ?? nameOf(services, tenant, person);
      names.set(person, found);
      return found;
    },
  };
};

/** The same, with people called as approved minutes call them. */
export const amidMinutes = (scene: Scene, minutes: MinutesState): Scene => ({
  ...scene,
  name: async (person) => nameInMinutes(minutes, person) ?? scene.name(person),
});

/** The scene of an answer to the speaker: their own view, said where they are. */
export const sceneFor = (turn: Turn, body: Body): Scene =>
  sceneOf(turn.services, turn.tenant, body, {
    at: turn.place === 'personal' ? 'elsewhere' : 'home',
    viewer: turn.me.id,
    zone: turn.me.timeZone,
  });

/** What the permission table looks at, as one view of the records. */
const statesOf = async (
  { services, body }: Pick<Scene, 'services' | 'body'>,
  about: Entity | undefined,
): Promise<States> => {
  const all = new Map(about ? [[about.id, about]] : []);
  const committee = {
    id: 'committee',
    type: 'committee',
    version: body.version,
    state: body.state,
    updatedAt: '',
  } as const;
  const states: States = {
    committee,
    get: (type, id) => {
      const entity = all.get(id);
      return entity?.type === type ? (entity as never) : undefined;
    },
    ofMeeting: () => [],
  };
  // What is asked for depends on what was loaded: the meeting's agenda, say.
  const asked = new Set<string>();
  for (;;) {
    const ids = permissionNeeds(about ? { id: about.id } : {}, states);
    const missing = ids.filter((id) => !asked.has(id) && !all.has(id));
    if (missing.length === 0) return states;
    for (const id of missing) asked.add(id);
    // oxlint-disable-next-line no-await-in-loop -- each step asks by what the one before found
    for (const entity of await services.records.loadMany(body.pk, missing))
      all.set(entity.id, entity);
  }
};

type Seen = Pick<Scene, 'services' | 'body' | 'viewer'>;

const ruling = async (scene: Seen, viewer: PersonId, about: Entity | undefined) => {
  const states = await statesOf(scene, about);
  return (verb: Verb) =>
    permit({ verb, actor: viewer, input: {}, ...(about ? { id: about.id } : {}) }, states);
};

/** Which verbs belong on the viewer's card of `about`. Nobody in particular may do nothing. */
export const rightsOf = async (scene: Seen, about?: Entity): Promise<(verb: Verb) => boolean> => {
  const { viewer } = scene;
  if (viewer === undefined) return () => false;
  const rule = await ruling(scene, viewer, about);
  return (verb) => !('refusal' in rule(verb));
};

/** Throws Refused as the command itself would, so that nobody fills in a form in vain or reads in it. */
export const ensureMay = async (turn: Turn, body: Body, verb: Verb, id?: string): Promise<void> => {
  const about = id === undefined ? undefined : await turn.services.records.load(body.pk, id);
  if (id !== undefined && !about) throw noRecord(id);
  if (about) await ensureKnown(turn, body, [about.id]);
  const ruled = (await ruling({ services: turn.services, body }, turn.me.id, about))(verb);
  if ('refusal' in ruled) throw new Refused(ruled.refusal, ruled.params);
};

/** Throws what a rule has against a command, before anybody fills in a form for it. */
export const ensureNot = (refusal: Refusal | undefined): void => {
  if (refusal) throw new Refused(refusal.refusal, refusal.params);
};
