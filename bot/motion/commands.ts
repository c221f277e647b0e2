import { recuseDialog } from '../../cards/circular-dialogs.ts';
import { motionStatusText } from '../../cards/motion.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { Choice, MotionStatus } from '../../src/domain/motion/state.ts';
import { text } from '../../src/text/text.ts';
import { Invalid, Refused } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { listText } from '../../src/text/format.ts';
import { establish, home, lookUp } from '../home.ts';
import { present, typedWords } from '../inputs.ts';
import { visible } from '../reading.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { say } from '../route.ts';
import { MAJORITY_WORDS, majoritySaid } from '../rule-words.ts';
import { majorityOf } from '../rules.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { amend, orCasting, propose } from './answers.ts';
import type { Deed } from './deeds.ts';
import { dissent, ratify, refuseRatification, second, secondedBy, withdraw } from './deeds.ts';
import { moversSaid } from './movers.ts';
import { openVote } from './opening.ts';
import { asInputs, spokenVote } from './recorded.ts';
import { recuse } from './recuse.ts';
import { loadMotion, typedVote } from './said.ts';

/** A motion's number, as typed after what is to be done: `2`, `on #2`, `motion 2`; `the motion` where one is open. */
const NUMBER = String.raw`(?:(?:on|from|to)\s+)?(?:(?:the\s+)?motion(?:\s+#?(?<number>\d{1,9}))?|#?(?<number>\d{1,9}))`;
const WORDS = String.raw`(?:\s*:|\s+[–—-]\s)\s*(?<words>\S[\s\S]*)`;

const NAME = String.raw`(?<words>[^:]{1,200})`;
const SECONDED = String.raw`(?:\s*[,;]?\s*(?:and\s+)?seconded\s+by\s+(?<seconder>[^:]{1,200}?))?`;
/** Whom the minutes name: `motion by Ana, seconded by Tom: …`, `moved by Ana: …`, `motion seconded by Tom: …`. */
const MOVED = new RegExp(
  String.raw`^(?:motion\s+(?:moved\s+)?by|moved\s+by|motion\s*,?\s+(?=seconded))(?<mover>\s+[^:]{1,200}?)??${SECONDED}\s*:\s*(?<words>\S[\s\S]*)$`,
  'iu',
);

/** When a vote closes: `until 15:20`. */
const UNTIL = String.raw`(?:\s+(?:until|for|closing(?:\s+at)?)\s+(?<words>\S.{0,59}))?`;
/** No closing time: `open vote 2 until closed`. */
const UNTIMED = /^(?:it\s+is\s+)?closed$/iu;

const VOTING = ['voting'] as const;
const OPEN = ['proposed', 'open', 'voting'] as const;

/** The motion that a decision was carried by; of any other record itself. Throws Refused (`nothing-voted`). */
const motionBehind = ({ id, type, state }: Entity): string => {
  const motion = type === 'decision' ? (state as DecisionState).vote?.motion : id;
  if (motion === undefined) throw new Refused('nothing-voted', { ref: id });
  return motion;
};

type How = (turn: Turn, body: Body, id: string, words: string) => Promise<Reply>;

/** The motion of a number, or the only one that stands so. Throws Invalid (`which-motion`). */
const meantBy = async (
  turn: Turn,
  number: string,
  status: readonly MotionStatus[],
): Promise<string> => {
  if (number !== '') return `V-${Number(number)}`;
  const body = await home(turn);
  const { items } = await turn.services.records.list(
    { kind: 'records', pk: body.pk, type: 'motion', status, order: 'number-desc' },
    { limit: 5 },
  );
  const known = await visible(sceneFor(turn, body), items);
  const [only, ...others] = known.map(({ id }) => id);
  if (only !== undefined && others.length === 0) return only;
  const numbers = listText(known.map(({ id }) => String(numberOf(id))));
  throw new Invalid('which-motion', { count: known.length, numbers });
};

/** A command about a motion. */
const on = (
  name: string,
  pattern: string,
  how: How,
  status: readonly MotionStatus[] = OPEN,
): CommandRoute => ({
  name,
  pattern: new RegExp(`^${pattern}\\s*$`, 'iu'),
  handle: async (turn, { number = '', words = '' }) => {
    const ref = await meantBy(turn, number, status);
    const { body } = await lookUp(turn, { ref });
    return how(turn, body, ref, typedWords(words));
  },
});

/** What concerns whoever typed it alone is said to them alone. */
const typed =
  (deed: Deed): How =>
  async (turn, body, id) => {
    const { note, ...said } = await deed(turn, body, id);
    return note === undefined ? said : { private: say(note) };
  };

const heardSecond: How = (turn, body, id, name) => typed(secondedBy(name))(turn, body, id, '');

const voting =
  (choice: Choice): How =>
  (turn, body, id) =>
    typedVote(turn, body, id, { choice });

/** Whether what is said of the meeting unasked stands where the speaker reads the answer. */
const announcedHere = async (
  { services, tenant, inbound, place, state }: Turn,
  { id, pk, state: { inSession = '' } }: Body,
): Promise<boolean> => {
  const home = await services.committees.address(tenant, id);
  if (state.reserved || home?.conversationId !== inbound.address.conversationId) return false;
  return place === 'group' || inbound.threadId === (await services.headOf(pk, inSession));
};

/** Votes that open and close are posted in the meeting's thread: before everybody one line, and there nothing more. */
const inShort = async (turn: Turn, body: Body, id: string, reply: Reply): Promise<Reply> => {
  if (turn.place === 'personal' || reply.private) return reply;
  if (reply.public) return { public: reply.public };
  if (await announcedHere(turn, body)) return {};
  const { state } = await loadMotion(turn, body, id);
  const standing = { ...state, tied: state.endedAt !== undefined };
  const status = motionStatusText(sceneFor(turn, body).place, standing);
  return { public: say(text('motion.title', { number: numberOf(id), status })) };
};

const opening =
  (how: { readonly secret?: true }): How =>
  async (turn, body, id, words) => {
    const closes = UNTIMED.test(words) ? null : words;
    const reply = await openVote(turn, body, id, { ...how, ...(words === '' ? {} : { closes }) });
    return inShort(turn, body, id, reply);
  };

export const motionCommands: readonly CommandRoute[] = [
  {
    name: 'motion: <text>',
    pattern: /^motion\s*:\s*(?<words>\S[\s\S]*)$/iu,
    handle: async (turn, { words = '' }) =>
      propose(turn, await establish(turn), { text: typedWords(words) }),
  },
  {
    name: 'motion by Ana, seconded by Tom: <text>',
    pattern: MOVED,
    handle: async (turn, { words = '', ...named }) => {
      const body = await establish(turn);
      const movers = await moversSaid(turn, body, named);
      return propose(turn, body, { text: typedWords(words), ...movers });
    },
  },
  {
    name: 'motion from R-3: <text>',
    pattern: /^motion\s+from\s+(?<from>[ar]-\d{1,9})\s*:\s*(?<words>\S[\s\S]*)$/iu,
    handle: async (turn, { from = '', words = '' }) => {
      const { body, entity } = await lookUp(turn, { ref: from });
      return propose(turn, body, { text: typedWords(words), from: entity.id });
    },
  },
  on(
    'motion 2: for Ana, Tom; against Leo',
    String.raw`motion\s+#?(?<number>\d{1,9})${WORDS}`,
    async (turn, body, id, words) => {
      const vote = await spokenVote(turn, body, words);
      const request = { verb: 'motion.record', id } as const;
      const reply = await orCasting(turn, body, request, vote, asInputs(vote));
      return inShort(turn, body, id, reply);
    },
  ),
  on('amend motion 2: <text>', `amend\\s+${NUMBER}${WORDS}`, async (turn, body, id, words) => {
    const { public: said } = await amend(turn, body, id, { text: words });
    return present({ public: said });
  }),
  {
    name: 'amend motion 2 by Tom: <text>',
    pattern: new RegExp(
      String.raw`^amend\s+${NUMBER}\s+by\s+(?<mover>[^:]{1,200}?)${SECONDED}${WORDS}$`,
      'iu',
    ),
    handle: async (turn, { number = '', words = '', ...named }) => {
      const id = await meantBy(turn, number, OPEN);
      const { body } = await lookUp(turn, { ref: id });
      const movers = await moversSaid(turn, body, named);
      const { public: said } = await amend(turn, body, id, { text: typedWords(words), ...movers });
      return present({ public: said });
    },
  },
  on('second motion 2', `second\\s+${NUMBER}`, typed(second)),
  on('second motion 2 by Tom', `second\\s+${NUMBER}\\s+(?:by|for)\\s+${NAME}`, heardSecond),
  on('motion 2 seconded by Tom', `(?:${NUMBER}[\\s,]+)?seconded\\s+by\\s+${NAME}`, heardSecond),
  on('withdraw motion 2', `withdraw\\s+${NUMBER}`, typed(withdraw)),
  on('ratify motion 2', `ratify\\s+${NUMBER}`, typed(ratify), ['provisional']),
  on(
    'reject motion 2',
    `(?:(?:reject|(?:do\\s+not|don['’]t)\\s+ratify)\\s+${NUMBER}|${NUMBER}\\s+(?:is\\s+|was\\s+)?not\\s+ratified)`,
    typed(refuseRatification),
    ['provisional'],
  ),
  on('vote for motion 2', `vote\\s+for\\s+${NUMBER}`, voting('for'), VOTING),
  on('vote against motion 2', `vote\\s+against\\s+${NUMBER}`, voting('against'), VOTING),
  on('abstain on motion 2', `(?:vote\\s+)?abstain\\s+${NUMBER}`, voting('abstain'), VOTING),
  {
    name: 'dissent motion 2',
    pattern: new RegExp(
      String.raw`^dissent\s+(?:of\s+(?<who>[^:,\d]{1,100}?)\s+)?(?:(?:(?:on|from|to)\s+)?(?<ref>d-\d{1,9})|${NUMBER})(?:(?:\s*[,:]\s*|\s+[–—-]\s+|\s+)(?:because\s+)?(?<why>\S[\s\S]*))?$`,
      'iu',
    ),
    handle: async (turn, { number = '', ref, why, who }) => {
      const { body, entity } = await lookUp(turn, {
        ref: ref ?? (await meantBy(turn, number, ['carried', 'provisional'])),
      });
      return typed(dissent(why !== undefined, who))(turn, body, motionBehind(entity), '');
    },
  },
  {
    name: 'recuse motion 2 because <why>',
    pattern: new RegExp(
      String.raw`^recuse(?:\s+me)?(?:\s+from)?\s+${NUMBER}(?:\s*:\s*|\s+because\s+|\s*$)(?<words>[\s\S]*)$`,
      'iu',
    ),
    handle: async (turn, { number = '', words = '' }) => {
      const id = await meantBy(turn, number, OPEN);
      const { body } = await lookUp(turn, { ref: id });
      const { place } = sceneFor(turn, body);
      const why = typedWords(words, 2000);
      return why === ''
        ? { dialog: recuseDialog(place, { id, number: numberOf(id) }) }
        : recuse(turn, body, id, why);
    },
  },
  on(
    'open vote 2 until 15:20',
    String.raw`(?:open|start)\s+(?:the\s+)?vote\s+${NUMBER}${UNTIL}`,
    opening({}),
  ),
  on(
    'open secret vote 2',
    String.raw`(?:open|start)\s+(?:the\s+|a\s+)?secret\s+(?:vote|ballot)\s+${NUMBER}${UNTIL}`,
    opening({ secret: true }),
  ),
  on(
    'open vote 2 by two-thirds',
    String.raw`(?:open|start)\s+(?:the\s+)?vote\s+${NUMBER}\s*,?\s+(?:by|with)\s+(?:an?\s+)?(?<words>${MAJORITY_WORDS})(?:\s+majority)?`,
    async (turn, body, id, words) => {
      const majority = majorityOf(majoritySaid(words) ?? words);
      return inShort(turn, body, id, await openVote(turn, body, id, { majority }));
    },
  ),
  on(
    'close vote 2',
    `close\\s+(?:the\\s+)?vote\\s+${NUMBER}`,
    async (turn, body, id) =>
      inShort(turn, body, id, await orCasting(turn, body, { verb: 'motion.close', id }, {})),
    VOTING,
  ),
  on(
    'casting vote for motion 2',
    String.raw`cast(?:ing\s+vote)?\s+(?<words>for|against)\s+${NUMBER}`,
    async (turn, body, id, words) => {
      const request = { verb: 'motion.close', id } as const;
      const reply = await orCasting(turn, body, request, { casting: words.toLowerCase() });
      return inShort(turn, body, id, reply);
    },
    VOTING,
  ),
];
