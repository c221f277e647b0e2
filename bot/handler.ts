import { z } from 'zod';
import { LONG } from '../cards/inputs.ts';
import { verbs } from '../src/domain/verbs.ts';
import { GavelError, Invalid } from '../src/errors.ts';
import { datedText } from '../src/text/format.ts';
import { refusalText, text } from '../src/text/text.ts';
import { isOurs, isStoreDown, sentenceOf } from './adapter-answer.ts';
import { answerInvoke, answerMessage, rememberAnswer } from './answering.ts';
import { askedAgain, remembering } from './asked-again.ts';
import { alreadyThere, choice, freshCard, nearest } from './fallback.ts';
import { NeedsChoice, NoSuchCode } from './home.ts';
import type { Inbound, OnTurn, Tell } from './inbound.ts';
import { alone, commandsIn, together } from './lines.ts';
import type { Press } from './press.ts';
import { pressOf } from './press.ts';
import { tellPrivately } from './private.ts';
import { spokenTo } from './returning.ts';
import type { Dialog, Reply } from './route.ts';
import { say, told } from './route.ts';
import type { Routes } from './routes.ts';
import { ensureMay } from './scene.ts';
import { inItsPlace } from './shared-card.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';
import { AlreadyDone, findBody, isStale, openTurn, pkOf } from './turn.ts';
import { unsaidText } from './unsaid.ts';
import { calm, courteous, otherWords } from './wording.ts';

/** What happens without anybody asking for it. */
export type Happenings = Readonly<
  Record<
    | 'installed'
    | 'removed'
    | 'restored'
    | 'members'
    | 'meeting-start'
    | 'meeting-end'
    | 'meeting-joined'
    | 'meeting-left',
    (turn: Turn) => Promise<Reply>
  >
>;

/** A record's words, and a command around them. */
const LONGEST_TEXT = 12_000;

/** Of a message with more, nothing is done: they have to be carried out before its time is over. */
const MOST_COMMANDS = 50;

/** Typed words. Where Gavel was not spoken to, only what is a command is answered. */
export const typed = async (routes: Routes, turn: Turn): Promise<Reply> => {
  const addressed = turn.place === 'personal' || turn.inbound.mentionedBot;
  const said = calm(turn.inbound.text.trim());
  const words = addressed ? courteous(said) : said;
  if (!addressed && turn.place === 'channel') return {};
  if (words.length > LONGEST_TEXT) throw new Invalid('too-long', { max: LONG });
  const commands = commandsIn(words, addressed);
  if (commands.length > 1) return oneByOne(routes, turn, commands);
  const found = routes.command(words);
  if (found)
    return found.route.handle(turn, found.groups).catch((error: unknown) => {
      if (!(error instanceof NoSuchCode)) throw error;
      return addressed ? nearest(turn, words, routes) : {};
    });
  if (!addressed) return {};
  const [meant] = otherWords(words).flatMap((each) => routes.command(each) ?? []);
  return meant ? meant.route.handle(turn, meant.groups) : nearest(turn, words, routes);
};

const again = z.object({ text: z.string().max(LONGEST_TEXT), again: z.string().optional() });

/** The same words again: in the committee that was chosen, or although they were said just now. */
const saidAgain = (routes: Routes, turn: Turn, { target, inputs }: Press): Promise<Reply> => {
  const parsed = again.safeParse(inputs);
  if (!parsed.success) throw new Invalid('bad-input', { field: 'text' });
  const { text: words, again: repeated } = parsed.data;
  return typed(routes, {
    ...turn,
    inbound: { ...turn.inbound, text: words, mentionedBot: true },
    again: repeated !== undefined,
    ...(target.committee === undefined ? {} : { chosen: target.committee }),
  });
};

/** Where there is no committee yet, the form makes one. */
const mayFillIn = async (turn: Turn, { verb, target }: Press): Promise<void> => {
  const known = verbs.find((each) => each === verb);
  const { committee, id } = target;
  const body = committee && (await findBody(turn.services, turn.tenant, committee));
  if (known && body) await ensureMay(turn, body, known, id);
};

/** A client without dialogs shows nothing by itself when a form was sent. */
const acknowledged = (reply: Reply): Reply =>
  (reply.public ?? reply.private ?? reply.card ?? reply.dialog)
    ? reply
    : { ...reply, private: say(reply.note ?? text('reply.saved')) };

/** Nothing of a reserved item is said before others: what would be, its author reads in their 1:1 chat. */
const aside = (turn: Turn, answer: Reply): Reply => {
  const { public: aloud, ...reply } = answer;
  if (!aloud || !turn.state.reserved || turn.place === 'personal') return answer;
  return reply.private ? { ...reply, alsoPrivate: aloud } : { ...reply, private: aloud };
};

/** Throws Invalid (`unknown-verb`), what the form throws, and Refused to whom it would be of no use. */
const opened = async (routes: Routes, turn: Turn, press: Press): Promise<Dialog> => {
  const route = routes.verb(press.verb);
  if (!route?.form) throw new Invalid('unknown-verb');
  await mayFillIn(turn, press);
  return route.form(turn, press.target, press.inputs);
};

const pressed = async (routes: Routes, turn: Turn, press: Press): Promise<Reply> => {
  if (press.verb === 'say') return saidAgain(routes, turn, press);
  const route = routes.verb(press.verb);
  if (!route) throw new Invalid('unknown-verb');
  if (turn.inbound.kind === 'dialog-open' || press.wantsForm)
    return inItsPlace(
      turn,
      remembering(turn, press, { dialog: await opened(routes, turn, press) }),
    );
  const input = route.input.safeParse(press.inputs);
  if (!input.success)
    throw new Invalid('bad-input', { field: String(input.error.issues[0]?.path[0] ?? '') });
  const reply = await route.handle(turn, input.data, press.target);
  return inItsPlace(turn, remembering(turn, press, reply));
};

/** A press that somebody else's change has overtaken, or that was made already, shows what there is now. */
const overtaken = (error: unknown): boolean => error instanceof AlreadyDone || isStale(error);

/** Motions go by their number in words, dates by their day. */
const wordsOf = ({ code, params }: GavelError): string => {
  const { date } = params;
  if (typeof date === 'string') return refusalText(code, { ...params, date: datedText(date) });
  const number = code === 'record' ? /^V-(\d+)$/u.exec(String(params['ref']))?.[1] : undefined;
  return number === undefined ? refusalText(code, params) : refusalText('motion', { number });
};

/** Its HTTP answer goes to whoever pressed; everything else is answered by messages. */
const isInvoke = ({ kind }: Inbound): boolean =>
  kind === 'card-action' || kind === 'dialog-open' || kind === 'dialog-submit';

const instead = async (
  routes: Routes,
  turn: Turn,
  press: Press | undefined,
  error: unknown,
): Promise<Reply> => {
  if (error instanceof NeedsChoice) return { private: choice(turn, error.bodies) };
  if (error instanceof AlreadyDone && error.redelivered && !isInvoke(turn.inbound)) return {};
  if (press && overtaken(error)) return freshCard(turn, press.target, error);
  if (error instanceof AlreadyDone) return alreadyThere(turn, error.refs);
  const about = { err: error, activity: turn.inbound.name };
  if (turn.state.committed && isOurs(error)) {
    turn.services.log.error(about, 'failed after it was recorded');
    return told(unsaidText(turn, 'lost'));
  }
  // Records that are down could not be asked where to say so.
  if (!(error instanceof GavelError) || isStoreDown(error)) throw error;
  turn.services.log.info(about, 'refused');
  const words = wordsOf(error);
  const again =
    press && (await askedAgain(turn, press, words, (form) => opened(routes, turn, form)));
  return again ?? told(words);
};

/** What came of one of several commands; where nothing did, it is named. */
const ofOne = async (routes: Routes, turn: Turn): Promise<Reply> => {
  try {
    return aside(turn, await typed(routes, turn));
  } catch (error) {
    // Asked once for all of them.
    if (error instanceof NeedsChoice) throw error;
    const reply = await instead(routes, turn, undefined, error);
    const { text: said, card } = reply.private ?? {};
    if (said === undefined || card) return reply;
    const line = turn.inbound.text.slice(0, 60);
    return { private: say(text('reply.ofLine', { line, said })) };
  }
};

/** Several commands in one message, in their order: one that fails says so, the others stand. */
async function oneByOne(routes: Routes, turn: Turn, commands: readonly string[]): Promise<Reply> {
  if (commands.length > MOST_COMMANDS) throw new Invalid('too-many-lines', { max: MOST_COMMANDS });
  const replies: { readonly reply: Reply; readonly committed: boolean }[] = [];
  for (const [index, line] of commands.entries()) {
    const state = { committed: false, reserved: false };
    const own = { ...turn, state, inbound: alone(turn.inbound, line, index) };
    // oxlint-disable-next-line no-await-in-loop -- recorded in the order in which they were written
    replies.push({ reply: await ofOne(routes, own), committed: state.committed });
    turn.state.committed ||= state.committed;
  }
  // What took effect has left its receipt; of the rest only the first delivery tells.
  const first = !turn.state.committed || (await rememberAnswer(turn)) === 'new';
  return together(replies.flatMap(({ reply, committed }) => (committed || first ? reply : [])));
}

/** A press on a card of which nobody knew whether it arrived. Nothing else depends on it. */
const noteArrival = async ({ services, inbound, tenant, me, press }: Turn): Promise<void> => {
  const activityId = inbound.replyToId;
  const { message, target } = press ?? {};
  if (message === undefined || activityId === undefined || !target?.committee) return;
  const { conversationId } = inbound.address;
  await services.unknowns
    .arrived(pkOf(tenant, target.committee), message, { activityId, conversationId, person: me.id })
    .catch((error: unknown) => services.log.warn({ err: error }, 'arrival not noted'));
};

const isPress = (inbound: Inbound): boolean => isInvoke(inbound) || inbound.kind === 'submit';

/** The only place where an activity becomes a turn, and a turn an answer. */
export const createHandler = (
  services: Services,
  routes: Routes,
  happenings: Happenings,
): { readonly onTurn: OnTurn; readonly tell: Tell } => {
  const reply = async (turn: Turn, press: Press | undefined): Promise<Reply> => {
    const { kind } = turn.inbound;
    if (press) return pressed(routes, turn, press);
    if (kind === 'message') {
      await spokenTo(turn);
      return typed(routes, turn);
    }
    return kind in happenings ? happenings[kind as keyof Happenings](turn) : {};
  };

  const onTurn: OnTurn = async (inbound) => {
    const opened = await openTurn(services, inbound);
    const press = isPress(inbound) ? pressOf(inbound) : undefined;
    const turn: Turn = press ? { ...opened, press } : opened;
    await noteArrival(turn);
    const said = await reply(turn, press)
      .then((answer) => aside(turn, answer))
      .then((answer) => (inbound.kind === 'submit' ? acknowledged(answer) : answer))
      .catch((error: unknown) => instead(routes, turn, press, error));
    return isInvoke(inbound) ? answerInvoke(turn, said) : answerMessage(turn, said);
  };

  /** Whether somebody waits for an answer to this. */
  const isAsked = (inbound: Inbound): boolean =>
    isPress(inbound) ||
    (inbound.kind === 'message' &&
      (inbound.mentionedBot ||
        inbound.address.conversationType === 'personal' ||
        (inbound.address.conversationType === 'groupChat' &&
          routes.command(inbound.text) !== undefined)));

  const tell: Tell = async (inbound, error) => {
    const words = say(sentenceOf(error));
    const known = isStoreDown(error) ? undefined : openTurn(services, inbound);
    const turn = await known?.catch(() => undefined);
    if (turn) return tellPrivately(turn, words);
    // Without the records nobody's 1:1 chat is known.
    if (isAsked(inbound)) await services.outbound.post(inbound.address, words, inbound.threadId);
  };
  return { onTurn, tell };
};
