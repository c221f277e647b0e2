import { actionCard, refHere } from '../../cards/action.ts';
import { answerCard } from '../../cards/answer.ts';
import { show } from '../../cards/buttons.ts';
import type { Content } from '../../src/chaser/ports.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { loading } from '../named.ts';
import type { Reply } from '../route.ts';
import { content, say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { actionView } from '../views/action.ts';

export const loadAction = loading<ActionState>('action');

export const actionCardIn = async (scene: Scene, entity: Entity<ActionState>) =>
  actionCard(scene.place, await actionView(scene, entity));

/** In place of a card about an action after which somebody got a newer one. */
export const actionBefore = async (
  { services, body, place }: Scene,
  id: string,
): Promise<Content | undefined> => {
  const found = await services.records.load(body.pk, id);
  if (found?.type !== 'action') return undefined;
  const { state } = found as Entity<ActionState>;
  const ref = refHere(place, state);
  const line = text('notice.actionBefore', { ref, what: state.what.slice(0, 120) });
  return content(line, answerCard(line, [show(ref, place, { show: 'action', id })]));
};

/** The action as the speaker sees it now. */
export const shownAction = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  const scene = sceneFor(turn, body);
  const entity = await loadAction(turn, body, id);
  const card = await actionCardIn(scene, entity);
  return { card, summary: `${entity.state.ref} · ${entity.state.what}` };
};

/** What stands now; where that is new, also what stood before. */
const changed = (now: string, was: string | undefined): string =>
  was === undefined || was === now ? now : text('reply.actionWas', { now, was });

/**
 * One line for the conversation: `A-12 · Priya Raman · Fri 27 Nov`; after an edit, with what its owner and date
 * were `before`.
 */
export const actionLineText = async (
  scene: Scene,
  { state }: Entity<ActionState>,
  { state: before } = { state },
): Promise<string> => {
  const owner = ({ owner: person }: ActionState) => (person ? scene.name(person) : undefined);
  const due = ({ due: day }: ActionState) => (day ? dayText(day, scene.place.today) : undefined);
  return text('reply.actionLine', {
    ref: scene.place.code ? `${scene.place.code} ${state.ref}` : state.ref,
    owner: changed((await owner(state)) ?? text('reply.noOwner'), await owner(before)),
    due: changed(due(state) ?? text('reply.noDate'), due(before)),
  });
};

/** What a typed command on an action answers: its card in a 1:1 chat, one line elsewhere, which says new words. */
export const answered = async (
  turn: Turn,
  body: Body,
  id: string,
  { worded = false, before }: { worded?: boolean; before?: Entity<ActionState> } = {},
): Promise<Reply> => {
  if (turn.place === 'personal') return shownAction(turn, body, id);
  const scene = sceneFor(turn, body);
  const entity = await loadAction(turn, body, id);
  const line = await actionLineText(scene, entity, before);
  const status = text('reply.actionStatus', {
    status: entity.state.status.replace('-', '_'),
  });
  const { blocked, proposedDate, handover } = entity.state;
  const waits = text('reply.actionWaits', {
    blocked: String(blocked !== undefined),
    date: proposedDate ? dayText(proposedDate.date, scene.place.today) : 'none',
    to: handover ? await scene.name(handover.to) : 'none',
  });
  const said = worded ? [text('action.row', { ref: line, what: entity.state.what })] : [line];
  return { public: say(`${[...said, status].join(' · ')}${waits}`) };
};
