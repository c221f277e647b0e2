import { raidCard, raidKindText, severityText } from '../../cards/raid.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { loading } from '../named.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { raidView } from '../views/raid.ts';

export const loadEntry = loading<RaidState>('raid');

/** The entry as the speaker sees it now. */
export const shownEntry = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  const scene = sceneFor(turn, body);
  const entity = await loadEntry(turn, body, id);
  const card = raidCard(scene.place, await raidView(scene, entity));
  return { card, summary: `${id} · ${raidKindText(entity.state.kind)}` };
};

/** What a typed command on an entry answers: its card in a 1:1 chat, one line elsewhere. */
export const answeredEntry = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  if (turn.place === 'personal') return shownEntry(turn, body, id);
  const { state } = await loadEntry(turn, body, id);
  const { kind, status, became = 'none' } = state;
  const severity = severityText(state) ?? 'none';
  const { today } = sceneFor(turn, body).place;
  const issue = state.became === undefined ? undefined : await loadEntry(turn, body, state.became);
  const looked = status === 'open' ? state.reviewOn : issue?.state.reviewOn;
  const review = looked === undefined ? 'none' : dayText(looked, today);
  return {
    public: say(text('reply.raidNow', { ref: id, kind, status, became, severity, review })),
  };
};
