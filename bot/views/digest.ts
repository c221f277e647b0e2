import type { DigestLine, DigestView, DigestWhy } from '../../cards/digest.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { DigestItem } from '../../src/chaser/ports.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { isAway } from '../../src/domain/chase/morning.ts';
import type { Entity } from '../../src/records/entity.ts';
import { daysBetween } from '../../src/text/format.ts';
import type { Scene } from '../scene.ts';
import { anchorsOf } from './anchors.ts';
import { nextStepOf, ownerFacts } from './next-step.ts';

/** One waiting matter: the action, and the step of the ladder that brought it here. */
export interface DigestMatter {
  readonly scene: Scene;
  readonly item: DigestItem;
  readonly action: Entity<ActionState>;
}

const STEPS: Readonly<Record<string, DigestWhy['is']>> = {
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

/** What the action is waiting for, in the order in which that matters most. */
const reasonOf = ({ item, action: { state } }: DigestMatter): DigestWhy['is'] => {
  if (item.maybe) return 'maybe';
  if (state.status === 'done') return 'confirm';
  if (state.proposedDate && item.step.startsWith('decide')) return 'date';
  return STEPS[item.step] ?? 'late';
};

const whyOf = async (matter: DigestMatter): Promise<DigestWhy> => {
  const { scene, action } = matter;
  const { owner, due, blocked, proposedDate, lastWord } = action.state;
  const is = reasonOf(matter);
  const date = is === 'date' ? proposedDate?.date : due;
  const words = is === 'blocked' ? blocked?.why : lastWord?.text;
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
  { scene, action: { state } }: DigestMatter,
  { is }: DigestWhy,
): Promise<Pick<DigestLine, 'own' | 'word' | 'away'>> => {
  if (state.owner !== undefined && state.owner === scene.viewer) return { own: true };
  const facts = await ownerFacts(scene, state);
  const away = facts && isAway(facts, createCalendar(facts).dateOf(scene.now));
  const said = is === 'late' || is === 'stopped' ? state.lastWord?.text : undefined;
  return {
    ...(said ? { word: said } : {}),
    ...(away && facts.awayUntil ? { away: facts.awayUntil } : {}),
  };
};

/** One matter as a line of the digest. */
export const digestLine = async (matter: DigestMatter): Promise<DigestLine> => {
  const { scene, action } = matter;
  const next = await nextStepOf(scene, action.state);
  const why = await whyOf(matter);
  return {
    id: action.id,
    ref: action.state.ref,
    what: action.state.what,
    committee: { id: scene.body.id, code: scene.body.state.code },
    kind: 'action',
    why,
    ...(await ownerOf(matter, why)),
    ...(action.state.due ? { due: action.state.due } : {}),
    ...(next ? { next } : {}),
  };
};

const dueOf = ({ action }: DigestMatter): string => action.state.due ?? '9999-12-31';

const byUrgency = (a: DigestMatter, b: DigestMatter): number =>
  dueOf(a).localeCompare(dueOf(b)) ||
  a.scene.body.state.code.localeCompare(b.scene.body.state.code) ||
  a.action.id.localeCompare(b.action.id, 'en', { numeric: true });

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
