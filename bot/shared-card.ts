import { standingOn } from '../cards/buttons.ts';
import { aloud } from './register/commands.ts';
import type { Reply } from './route.ts';
import type { Turn } from './turn.ts';
import { bodyOf } from './turn.ts';

/** What answers a press on a shared card stands in its place: its buttons, and those of its dialogs, tell so too. */
export const inItsPlace = ({ press }: Turn, reply: Reply): Reply => {
  const on = press?.on;
  if (!on) return reply;
  const { card, dialog } = reply;
  return {
    ...reply,
    ...(card ? { card: standingOn(card, on) } : {}),
    ...(dialog ? { dialog: { ...dialog, card: standingOn(dialog.card, on) } } : {}),
  };
};

/** After a dialog that was opened from a shared card took effect, that card shows everybody what is so now. */
export const renewShared = async (turn: Turn): Promise<void> => {
  const { services, inbound, place, press, state } = turn;
  const { on, target } = press ?? {};
  const { address, replyToId } = inbound;
  if (!on || !replyToId || !target?.committee || place === 'personal' || !state.committed) return;
  const before = { ...turn, inbound: { ...inbound, kind: 'message' as const } };
  try {
    const { card, summary = '' } = await aloud(before, await bodyOf(turn, target.committee), on);
    if (card) await services.outbound.update(address, replyToId, { card: { ...card }, summary });
  } catch (error) {
    services.log.warn({ err: error }, 'card not updated');
  }
};
