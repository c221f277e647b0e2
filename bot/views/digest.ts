import type { DigestLine, DigestView, DigestWhy } from '../../cards/digest.ts';
import { ownWord } from '../../src/domain/action/standing.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { DigestItem } from '../../src/chaser/ports.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { isAway } from '../../src/domain/chase/morning.ts';
import { isOut } from '../../src/domain/chase/reach.ts';
import type { ChaseState } from '../../src/domain/chase/state.ts';
import type { Review } from '../../src/domain/chase/reviews.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { missingVoters } from '../../src/domain/motion/missing.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { MotionState } from '../../src/domain/motion/state.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import { inRole } from '../../src/domain/committee.ts';
import type { Entity, PersonId } from '../../src/records/entity.ts';
import { daysBetween, listText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import type { Scene } from '../scene.ts';
import { anchorsOf } from './anchors.ts';
import { dateOfMeeting, meetingLine, type MeetingMatter } from './digest-meeting.ts';
import { nextOfReview, nextStepOf, ownerFacts } from './next-step.ts';

interface Matter<S> {
  readonly scene: Scene;
  readonly item: DigestItem;
  readonly record: Entity<S>;
}

/** One waiting matter: the record, and the step that brought it here. */
export type DigestMatter =
  | (Matter<ActionState> & { readonly is: 'action' })
  | (Matter<MotionState> & { readonly is: 'vote' })
  | MeetingMatter
  | (Matter<DecisionState | RaidState> & { readonly is: 'review'; readonly review: Review });

type ActionMatter = Extract<DigestMatter, { is: 'action' }>;

const STEPS: Readonly<Record<string, DigestWhy['is']>> = {
  assigned: 'new',
  'no-answer': 'assigned',
  'no-answer-secretary': 'no-answer',
  'before-due': 'soon',
  due: 'today',
  'blocked-secretary': 'blocked',
  'blocked-weekly': 'blocked',
  'declined-secretary': 'declined',
  'ownerless-secretary': 'ownerless',
  'unreachable-secretary': 'unreachable',
  'stopped-secretary': 'stopped',
};

const lackingOf = ({ owner, due }: ActionState): DigestWhy['is'] => {
  if (owner !== undefined) return 'undated';
  return due === undefined ? 'incomplete' : 'unowned';
};

const FOR_SECRETARY = /^(?:decide.*|.*-secretary)(?=#|$)/u;

/** The step that brought it here: of what comes instead of a message to the secretary, that message's. */
const stepOf = ({ step }: DigestItem, { planned }: ChaseState): string =>
  step === 'unreachable-chair'
    ? (planned
        .map((key) => FOR_SECRETARY.exec(key)?.[0])
        .findLast((found) => found !== undefined) ?? step)
    : step;

/** Whose it would be, where that is a secretary whom Gavel does not reach. */
const insteadOf = async (
  scene: Scene,
  step: string,
  owner: PersonId | undefined,
): Promise<Pick<DigestLine, 'instead'>> => {
  const { services, tenant, body, viewer } = scene;
  const secretary = inRole(body.state, 'secretary');
  if (secretary === undefined || secretary === viewer || secretary === owner) return {};
  if (step !== 'unreachable-chair' && !FOR_SECRETARY.test(step)) return {};
  const facts = await services.directory.facts(tenant, [secretary], body.state);
  return isOut(facts.get(secretary)) ? { instead: await scene.name(secretary) } : {};
};

/** What the action is waiting for, in the order in which that matters most. */
const reasonOf = ({ item, record: { state } }: ActionMatter): DigestWhy['is'] => {
  const step = stepOf(item, state.chase);
  if (item.maybe) return 'maybe';
  if (state.status === 'done') return 'confirm';
  if (state.proposedDate && step.startsWith('decide')) return 'date';
  if (state.status === 'proposed') return lackingOf(state);
  return STEPS[step] ?? 'late';
};

const whyOf = async (matter: ActionMatter): Promise<DigestWhy> => {
  const { scene, record } = matter;
  const { owner, due, blocked, proposedDate } = record.state;
  const is = reasonOf(matter);
  const date = is === 'date' ? proposedDate?.date : due;
  const words = is === 'blocked' ? blocked?.why : ownWord(record.state);
  return {
    is,
    ...(owner ? { owner: await scene.name(owner) } : {}),
    ...(date ? { date } : {}),
    ...(due ? { days: Math.max(0, daysBetween(due, scene.place.today)) } : {}),
    ...(words ? { text: words } : {}),
  };
};

/** What others need to know of the owner. */
const ownerOf = async (
  { scene, record: { state } }: ActionMatter,
  { is }: DigestWhy,
): Promise<Pick<DigestLine, 'own' | 'word' | 'away'>> => {
  if (state.owner !== undefined && state.owner === scene.viewer) return { own: true };
  const facts = await ownerFacts(scene, state);
  const away = facts && isAway(facts, createCalendar(facts).dateOf(scene.now));
  const said = is === 'late' || is === 'stopped' ? ownWord(state) : undefined;
  return {
    ...(said ? { word: said } : {}),
    ...(away && facts.awayUntil ? { away: facts.awayUntil } : {}),
  };
};

const actionLine = async (matter: ActionMatter): Promise<DigestLine> => {
  const { scene, record } = matter;
  const next = await nextStepOf(scene, record.state);
  const why = await whyOf(matter);
  return {
    id: record.id,
    ref: record.state.ref,
    what: record.state.what,
    committee: { id: scene.body.id, code: scene.body.state.code },
    kind: 'action',
    why,
    ...(await ownerOf(matter, why)),
    ...(await insteadOf(scene, matter.item.step, record.state.owner)),
    ...(record.state.reopened ? { missing: record.state.reopened.why } : {}),
    ...(record.state.due ? { due: record.state.due } : {}),
    ...(next ? { next } : {}),
  };
};

const voteLine = async ({ scene, item, record }: Matter<MotionState>): Promise<DigestLine> => {
  const { id, state } = record;
  const missing = await Promise.all(missingVoters(state).map((person) => scene.name(person)));
  const unheard = item.step === 'vote' ? 'vote' : 'unreachable';
  return {
    id,
    ref: text('motion.name', { number: numberOf(id) }),
    what: state.text,
    committee: { id: scene.body.id, code: scene.body.state.code },
    kind: 'record',
    why: {
      is: item.maybe ? 'maybe' : unheard,
      owner: listText(missing),
      ...(state.circular ? { date: state.circular.last } : {}),
    },
    ...(await insteadOf(scene, item.step, undefined)),
  };
};

/** Steps that tell others that its owner has not looked. */
const UNREVIEWED: ReadonlySet<string> = new Set([
  'review-10-secretary',
  'review-10-chair',
  'stopped-secretary',
]);

const whyReviewed = async (
  scene: Scene,
  item: DigestItem,
  { on, owner, by, chase }: Review,
): Promise<DigestWhy> => {
  const step = stepOf(item, chase);
  const asked = by ? 'by' : 'review';
  const unheard = step === 'unreachable-secretary' ? 'unreachable' : asked;
  const is = UNREVIEWED.has(step) && owner !== undefined ? 'unreviewed' : unheard;
  const own = owner === undefined || owner === scene.viewer;
  return {
    is: item.maybe ? 'maybe' : is,
    date: on,
    ...(by ? { kind: by } : {}),
    owner: own ? 'none' : await scene.name(owner),
  };
};

const reviewLine = async ({
  scene,
  item,
  record: { id, state },
  review,
}: Extract<DigestMatter, { is: 'review' }>): Promise<DigestLine> => {
  const next = await nextOfReview(scene, review);
  return {
    id,
    ref: state.ref,
    what: state.text,
    committee: { id: scene.body.id, code: scene.body.state.code },
    kind: 'record',
    why: await whyReviewed(scene, item, review),
    ...(await insteadOf(scene, item.step, review.owner)),
    ...(review.owner !== undefined && review.owner === scene.viewer ? { own: true } : {}),
    ...(next ? { next } : {}),
  };
};

/** One matter as a line of the digest. */
const digestLine = async (matter: DigestMatter): Promise<DigestLine> => {
  if (matter.is === 'meeting') return meetingLine(matter);
  if (matter.is === 'vote') return voteLine(matter);
  return matter.is === 'review' ? reviewLine(matter) : actionLine(matter);
};

const dateOf = (matter: DigestMatter): string | undefined => {
  if (matter.is === 'meeting') return dateOfMeeting(matter);
  if (matter.is === 'vote') return matter.record.state.circular?.last;
  return matter.is === 'review' ? matter.review.on : matter.record.state.due;
};

const dueOf = (matter: DigestMatter): string => dateOf(matter) ?? '9999-12-31';

const byUrgency = (a: DigestMatter, b: DigestMatter): number =>
  dueOf(a).localeCompare(dueOf(b)) ||
  a.scene.body.state.code.localeCompare(b.scene.body.state.code) ||
  a.record.id.localeCompare(b.record.id, 'en', { numeric: true });

/** A person's working morning: the most overdue first. */
export const digestView = async (
  id: string,
  matters: readonly DigestMatter[],
): Promise<DigestView> => {
  const ordered = matters.toSorted(byUrgency);
  return {
    id,
    lines: await Promise.all(ordered.map(digestLine)),
    committees: [...new Set(ordered.map(({ scene }) => scene.body.state.name))],
    anchors: await anchorsOf(ordered.map(({ scene }) => scene)),
  };
};
