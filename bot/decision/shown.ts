import { decisionCard, decisionStatusText, stillOpenText } from '../../cards/decision.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { loading } from '../named.ts';
import { readingScene } from '../reading.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { decisionView, stillOpen } from '../views/decision.ts';

export const loadDecision = loading<DecisionState>('decision');

/** The decision as the speaker sees it now. */
export const shownDecision = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  const scene = sceneFor(turn, body);
  const entity = await loadDecision(turn, body, id);
  const card = decisionCard(scene.place, await decisionView(scene, entity));
  return { card, summary: `${id} · ${decisionStatusText(entity.state.status)}` };
};

/** What a typed command on a decision answers: its card in a 1:1 chat, one line elsewhere. */
export const answeredDecision = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  if (turn.place === 'personal') return shownDecision(turn, body, id);
  const { state } = await loadDecision(turn, body, id);
  const status = decisionStatusText(state.status, state.ended?.by);
  const { today } = sceneFor(turn, body).place;
  const dated = (date: string | undefined): string =>
    date === undefined || state.status !== 'in-force' ? 'none' : dayText(date, today);
  const open = await stillOpen(readingScene(turn, body), state);
  const left = { open: stillOpenText(open) ?? 'none', first: open[0]?.ref ?? '' };
  const days = {
    since: dated(state.effectiveOn),
    later: String((state.effectiveOn ?? today) > today),
    review: dated(state.reviewOn),
  };
  return { public: say(text('reply.decisionNow', { ref: id, status, ...days, ...left })) };
};
