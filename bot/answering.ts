import type { Card } from '../cards/kit.ts';
import { withNotice } from '../cards/kit.ts';
import type { Answer } from './inbound.ts';
import { receiptOfActivity } from './once.ts';
import { tellPrivately } from './private.ts';
import type { Reply } from './route.ts';
import { asked } from './route.ts';
import { renewShared } from './shared-card.ts';
import type { Turn } from './turn.ts';
import { tellUnsaid, unsaid } from './unsaid.ts';

/** Leaves the receipt of an activity that was answered; `duplicate` where it was before. */
export const rememberAnswer = ({ services, tenant, me, inbound }: Turn) =>
  services.records.remember(`${tenant}|p:${me.id}`, [receiptOfActivity(inbound)]);

/** Only the first delivery of an activity is answered aloud; a commit has left its receipt already. */
const firstToAnswer = async (turn: Turn, reply: Reply): Promise<boolean> => {
  const aloud = reply.public ?? reply.private ?? reply.card ?? reply.dialog;
  if (turn.state.committed || !aloud) return true;
  return (await rememberAnswer(turn)) === 'new';
};

type Failed = (part: 'public' | 'private') => (error: unknown) => Promise<void>;

const answerMore = async (turn: Turn, { more = [] }: Reply, failed: Failed): Promise<void> => {
  const { services, inbound } = turn;
  for (const { public: aloud, private: own } of more) {
    const { address, threadId } = inbound;
    // oxlint-disable no-await-in-loop -- in their order
    if (aloud) await services.outbound.post(address, aloud, threadId).catch(failed('public'));
    if (own) await tellPrivately(turn, own).catch(failed('private'));
    // oxlint-enable no-await-in-loop
  }
};

/** A dialog that was opened from a card in a 1:1 chat leaves that card up to date. */
const replaced = async (turn: Turn, { card, summary = '' }: Reply): Promise<void> => {
  const { address, replyToId } = turn.inbound;
  if (!card || !replyToId || turn.place !== 'personal') return;
  await turn.services.outbound
    .update(address, replyToId, { card: { ...card }, summary })
    .catch((error: unknown) => turn.services.log.warn({ err: error }, 'card not updated'));
};

/** What concerns others is posted beside an invoke's answer, which says so where that failed. */
const postedBeside = async (turn: Turn, reply: Reply): Promise<Reply> => {
  const { services, inbound } = turn;
  let note: string | undefined;
  const failed = (part: 'public' | 'private') => async (error: unknown) => {
    note = (await unsaid(turn, error, part)).words;
  };
  if (reply.public && (await firstToAnswer(turn, reply)))
    await services.outbound
      .post(inbound.address, reply.public, inbound.threadId)
      .catch(failed('public'));
  if (reply.alsoPrivate) await tellPrivately(turn, reply.alsoPrivate).catch(failed('private'));
  await answerMore(turn, reply, failed);
  if (note === undefined) return reply;
  return { ...reply, note, ...(reply.card && { card: withNotice(reply.card as Card, note) }) };
};

/** An answer to an invoke goes to the presser; what concerns others is posted beside it. */
export const answerInvoke = async (turn: Turn, given: Reply): Promise<Answer> => {
  const { kind } = turn.inbound;
  const reply = await postedBeside(turn, given);
  if (reply.dialog) return { kind: 'dialog', ...reply.dialog };
  if (kind === 'dialog-submit') {
    await replaced(turn, reply);
    await renewShared(turn);
    return reply.note ? { kind: 'dialog-message', text: reply.note } : { kind: 'close' };
  }
  if (reply.card) return { kind: 'card', card: reply.card };
  if (reply.private?.card) return { kind: 'card', card: { ...reply.private.card } };
  const words = reply.note ?? reply.private?.text;
  return words ? { kind: 'toast', text: words } : { kind: 'none' };
};

export const answerMessage = async (turn: Turn, reply: Reply): Promise<Answer> => {
  if (!(await firstToAnswer(turn, reply))) return { kind: 'none' };
  const { dialog } = reply;
  const aside = [reply.private, reply.alsoPrivate, dialog && asked(dialog.title, dialog.card)];
  const failed = (part: 'public' | 'private') => (error: unknown) => tellUnsaid(turn, error, part);
  for (const content of aside)
    // oxlint-disable-next-line no-await-in-loop -- in this order
    if (content) await tellPrivately(turn, content).catch(failed('private'));
  await answerMore(turn, reply, failed);
  const last = { unsaid: failed('public') };
  if (reply.public) return { kind: 'reply', content: reply.public, ...last };
  if (!reply.card) return { kind: 'none' };
  return { kind: 'card', card: reply.card, summary: reply.summary ?? '', ...last };
};
