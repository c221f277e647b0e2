import { carrying } from '../cards/buttons.ts';
import type { Card } from '../cards/kit.ts';
import { sentBack } from '../cards/sent-back.ts';
import { GavelError } from '../src/errors.ts';
import type { Asked, Press } from './press.ts';
import { askedBy } from './press.ts';
import type { Dialog, Reply } from './route.ts';
import { inItsPlace } from './shared-card.ts';
import type { Turn } from './turn.ts';

/** A dialog that tells, when it is sent, how to open it again. */
const reopenable = (dialog: Dialog, asked: Asked): Dialog => ({
  ...dialog,
  card: carrying(dialog.card, { asked }),
});

/** Where a press is answered with a dialog, its buttons tell what asked for it. */
export const remembering = ({ inbound: { kind } }: Turn, press: Press, reply: Reply): Reply => {
  const isDialog = kind === 'dialog-open' || kind === 'dialog-submit';
  if (!isDialog || !reply.dialog) return reply;
  return { ...reply, dialog: reopenable(reply.dialog, askedBy(press)) };
};

/**
 * The dialog that a refused press was sent from, as it was filled in, with the refusal on top; undefined where it
 * cannot be asked for any more, or nothing was sent from a dialog.
 */
export const askedAgain = async (
  turn: Turn,
  press: Press,
  why: string,
  open: (press: Press) => Promise<Dialog>,
): Promise<Reply | undefined> => {
  if (turn.inbound.kind !== 'dialog-submit' || turn.state.committed) return undefined;
  const asked = press.asked ?? askedBy(press);
  const { version: _seen, id: _about, ...committee } = press.target;
  const opening = {
    ...press,
    ...asked,
    target: { ...committee, ...(asked.id && { id: asked.id }) },
  };
  try {
    const dialog = await open(opening);
    const card = sentBack(dialog.card as Card, press.inputs, why);
    return card && inItsPlace(turn, { dialog: reopenable({ ...dialog, card }, asked) });
  } catch (error) {
    if (error instanceof GavelError) return undefined;
    throw error;
  }
};
