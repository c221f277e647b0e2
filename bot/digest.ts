import { refHere } from '../cards/action.ts';
import { decisionCard } from '../cards/decision.ts';
import {
  assignedCard,
  detailText,
  digestCard,
  type DigestLine,
  type DigestView,
  morningOf,
  onlyItemCard,
} from '../cards/digest.ts';
import type { Place } from '../cards/kit.ts';
import type { Morning } from '../cards/morning.ts';
import { raidCard } from '../cards/raid.ts';
import type { Content, DigestItem, Present } from '../src/chaser/ports.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import { hasLeft, staysWith } from '../src/domain/departed.ts';
import { reviewOf } from '../src/domain/chase/reviews.ts';
import type { DecisionState } from '../src/domain/decision/state.ts';
import type { MeetingState } from '../src/domain/meeting/state.ts';
import type { MotionState } from '../src/domain/motion/state.ts';
import type { RaidState } from '../src/domain/raid/state.ts';
import type { Entity, PersonId } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import type { CardJson } from './route.ts';
import { content } from './route.ts';
import type { Scene } from './scene.ts';
import { calendarOf } from './scene.ts';
import { circularCardIn } from './show.ts';
import { actionView } from './views/action.ts';
import { decisionView } from './views/decision.ts';
import type { MeetingMatter } from './views/digest-meeting.ts';
import { meetingMatter } from './views/digest-meeting.ts';
import type { DigestMatter } from './views/digest.ts';
import { digestView } from './views/digest.ts';
import { asKnown } from './views/masked.ts';
import { raidView } from './views/raid.ts';

type Message = Parameters<Present['message']>[0];

/** The scene of a committee's partition, for one viewer. */
type SceneIn = (pk: string, viewer: PersonId) => Promise<Scene | undefined>;

const matterOf = async (
  sceneIn: SceneIn,
  item: DigestItem,
  viewer: PersonId,
): Promise<DigestMatter | undefined> => {
  const scene = await sceneIn(item.pk, viewer);
  const record = scene && (await scene.services.records.load(item.pk, item.entity));
  if (!record) return undefined;
  if (hasLeft(scene.body.state, viewer) && !staysWith(record, viewer)) return undefined;
  if (record.type === 'action') {
    const action = await asKnown(scene, record as Entity<ActionState>);
    return { is: 'action', scene, item, record: action };
  }
  if (record.type === 'meeting') return meetingMatter(scene, item, record as Entity<MeetingState>);
  if (record.type === 'motion')
    return { is: 'vote', scene, item, record: record as Entity<MotionState> };
  const review = reviewOf(record);
  if (!review) return undefined;
  return { is: 'review', scene, item, review, record: await asKnown(scene, record as Reviewed) };
};

type Reviewed = Entity<DecisionState | RaidState>;

/** The card of what is to be reviewed, with why it comes and what comes next. */
const reviewCard = async (scene: Scene, record: Reviewed, morning: Morning): Promise<CardJson> =>
  record.type === 'raid'
    ? raidCard(scene.place, { ...(await raidView(scene, record as Entity<RaidState>)), morning })
    : decisionCard(scene.place, {
        ...(await decisionView(scene, record as Entity<DecisionState>)),
        morning,
      });

const onlyCardIn = async (
  matter: Exclude<DigestMatter, MeetingMatter>,
  line: DigestLine,
  morning: Parameters<typeof morningOf>[1],
): Promise<CardJson> => {
  const { scene } = matter;
  const { place } = scene;
  if (matter.is === 'action')
    return onlyItemCard(place, await actionView(scene, matter.record), line, morning);
  const said = morningOf(place, morning);
  return matter.is === 'vote'
    ? circularCardIn(scene, matter.record, said)
    : reviewCard(scene, matter.record, { ...said, reason: detailText(place, line) });
};

/** The only matter of a morning, as its own card. */
const onlyCard = async (
  matter: Exclude<DigestMatter, MeetingMatter>,
  { lines: [line], anchors }: DigestView,
  zone: string,
): Promise<Content | undefined> => {
  if (!line) return undefined;
  const { place } = matter.scene;
  const morning = { zone, ...(anchors && { anchors }) };
  const what = line.what.slice(0, 120);
  return content(
    text('notice.one', { ref: refHere(place, line), what }),
    await onlyCardIn(matter, line, morning),
  );
};

/**
 * What a meeting asks of an owner: one action is shown as its own card, several as a list. Nothing that is not
 * theirs.
 */
export const assignedIn = async (
  scene: Scene,
  ids: readonly string[],
  alone: (id: string) => Promise<Content | undefined>,
): Promise<Content | undefined> => {
  const { body, place, viewer } = scene;
  const loaded = (await scene.services.records.loadMany(body.pk, ids)) as Entity<ActionState>[];
  const own = loaded.filter(({ state }) => !state.withdrawn && state.owner === viewer);
  const [first, ...others] = own;
  if (others.length === 0) return first && alone(first.id);
  const matters = own.map(async (action): Promise<DigestMatter> => {
    const item = { pk: body.pk, entity: action.id, step: 'assigned', n: 1, dueVersion: 0 };
    return { is: 'action', scene, item, record: await asKnown(scene, action) };
  });
  const view = await digestView('', await Promise.all(matters));
  const { name: committee } = body.state;
  const line = text('digest.assigned', { committee, count: own.length });
  return content(line, assignedCard(place, line, view.lines));
};

/** Somebody's working morning: one matter is shown as its own card, several as a list. */
export const digestIn = async (
  sceneIn: SceneIn,
  { about, person, params }: Message,
): Promise<Content | undefined> => {
  if (person === undefined) return undefined;
  const items = (params?.['items'] ?? []) as unknown as readonly DigestItem[];
  const found = await Promise.all(items.map((item) => matterOf(sceneIn, item, person)));
  const matters = found.filter((matter) => matter !== undefined);
  const [first] = matters;
  if (!first) return undefined;
  const { scene } = first;
  const view = await digestView(about, matters);
  const me = await scene.services.directory.get(scene.tenant, person);
  const zone = me?.timeZone ?? scene.place.zone;
  // What a meeting waits for is said in its line: its card does not know.
  if (view.lines.length === 1 && first.is !== 'meeting') return onlyCard(first, view, zone);
  const today = calendarOf({ ...scene.body.state, timeZone: zone }).dateOf(scene.now);
  // In a list over several committees every reference carries its code.
  const place: Place = { committee: scene.body.id, today, zone };
  return content(text('digest.title', { count: view.lines.length }), digestCard(place, view));
};
