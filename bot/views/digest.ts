import type { DigestLine, DigestView, DigestWhy } from '../../cards/digest.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { DigestItem } from '../../src/chaser/ports.ts';
import type { Entity } from '../../src/records/entity.ts';
import { daysBetween } from '../../src/text/format.ts';
import type { Scene } from '../scene.ts';
import { nextStepOf } from './action.ts';

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

const lineOf = async (matter: DigestMatter): Promise<DigestLine> => {
  const { scene, action } = matter;
  const next = await nextStepOf(scene, action.state);
  return {
    id: action.id,
    ref: action.state.ref,
    what: action.state.what,
    committee: { id: scene.body.id, code: scene.body.state.code },
    kind: 'action',
    why: await whyOf(matter),
    ...(next ? { next } : {}),
  };
};

const dueOf = ({ action }: DigestMatter): string => action.state.due ?? '9999-12-31';

/** A person's working morning: the most overdue first. */
export const digestView = async (
  id: string,
  matters: readonly DigestMatter[],
): Promise<DigestView> => {
  const ordered = matters.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)));
  return {
    id,
    lines: await Promise.all(ordered.map(lineOf)),
    committees: [...new Set(ordered.map(({ scene }) => scene.body.state.name))],
  };
};
