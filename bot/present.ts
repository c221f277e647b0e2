import { answerCard } from '../cards/answer.ts';
import { refHere } from '../cards/action.ts';
import { castingButtons } from '../cards/motion-ballot.ts';
import { figuresText, motionStatusText } from '../cards/motion.ts';
import { missingText, partText } from '../cards/quorum.ts';
import type { Content, Present } from '../src/chaser/ports.ts';
import type { AgendaItemState } from '../src/domain/agenda-item.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import { keepsRecords } from '../src/domain/committee.ts';
import type { MeetingState, QuorumCount } from '../src/domain/meeting/state.ts';
import type { MinutesState } from '../src/domain/minutes/state.ts';
import { isQuorate } from '../src/domain/motion/electorate.ts';
import { numberOf } from '../src/domain/motion/putting.ts';
import type { MotionState } from '../src/domain/motion/state.ts';
import type { Entity, PersonId } from '../src/records/entity.ts';
import { dayText } from '../src/text/format.ts';
import type { TextKey } from '../src/text/text.ts';
import { refusalText, text } from '../src/text/text.ts';
import { actionCardIn } from './action/shown.ts';
import { agendaCardIn } from './agenda/shown.ts';
import { digestIn } from './digest.ts';
import { closingCardIn, controlCardIn } from './meeting/shown.ts';
import { personalViews } from './refresh.ts';
import type { CardJson } from './route.ts';
import { content, say } from './route.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Services } from './services.ts';
import { circularCardIn, minutesCardIn, motionCardIn } from './show.ts';
import { findBody } from './turn.ts';
import { unknownsIn } from './unknown.ts';
import { expiryNotice } from './keeping.ts';
import { asKnown } from './views/masked.ts';
import { packCardIn } from './views/pack.ts';

type Message = Parameters<Present['message']>[0];

const partsOf = (pk: string): { readonly tenant: string; readonly id: string } => {
  const [tenant = '', id = ''] = pk.split('|');
  return { tenant, id };
};

/** The notification's line above an action's card. */
const ACTION_LINES = {
  assigned: 'notice.assigned',
  verify: 'notice.verify',
  'decide-date': 'notice.decideDate',
  'date-decided': 'notice.dateDecided',
  declined: 'notice.declined',
  handover: 'notice.handover',
  'handover-accepted': 'notice.handoverAccepted',
  'handover-declined': 'notice.handoverDeclined',
  reopened: 'notice.reopened',
  cancelled: 'notice.cancelled',
} as const satisfies Record<string, TextKey>;

const aboutAction = async (
  scene: Scene,
  key: TextKey,
  about: string,
): Promise<Content | undefined> => {
  const entity = await scene.services.records.load(scene.body.pk, about);
  if (entity?.type !== 'action') return undefined;
  const action = await asKnown(scene, entity as Entity<ActionState>);
  if (action.state.withdrawn) return undefined;
  const line = text(key, {
    ref: refHere(scene.place, action.state),
    what: action.state.what.slice(0, 120),
    committee: scene.body.state.name,
  });
  return content(line, await actionCardIn(scene, action));
};

const motionIn = async (
  { services, body }: Scene,
  id: string,
): Promise<Entity<MotionState> | undefined> => {
  const entity = await services.records.load(body.pk, id);
  return entity?.type === 'motion' ? (entity as Entity<MotionState>) : undefined;
};

const aboutMinutes = async (
  scene: Scene,
  key: TextKey,
  about: string,
): Promise<Content | undefined> => {
  const entity = await scene.services.records.load(scene.body.pk, about);
  if (entity?.type !== 'minutes') return undefined;
  const minutes = entity as Entity<MinutesState>;
  const card = await minutesCardIn(scene, minutes);
  const opens = { show: 'minutes', id: minutes.id } as const;
  const shown = scene.viewer === undefined ? await personalViews(scene, card, opens) : card;
  return content(
    text(key, { ref: minutes.state.meeting, early: String(minutes.state.approvedEarly ?? false) }),
    shown,
  );
};

/** Asks a voter for an answer between meetings, or whoever presides to put a motion to all voters. */
const aboutCircular = async (scene: Scene, kind: string, about: string) => {
  const motion = await motionIn(scene, about);
  if (!motion) return undefined;
  const { text: said, circular, mover, status } = motion.state;
  if (status !== (kind === 'vote-asked' ? 'voting' : 'open')) return undefined;
  const words = said.slice(0, 120);
  const { body, place } = scene;
  const line = circular
    ? text('circular.asked', {
        committee: body.state.name,
        last: dayText(circular.last, place.today),
        text: words,
      })
    : text('circular.proposed', { name: mover ? await scene.name(mover) : '', text: words });
  return content(line, await circularCardIn(scene, motion));
};

/** How a resolution between meetings ended: said where nobody saw it, so with its words. */
const resolved = (state: MotionState): Content => {
  const { status, result, decision = 'none' } = state;
  const about = { number: numberOf(state.id), text: state.text.slice(0, 300), decision };
  if (status === 'withdrawn') return say(text('circular.withdrawn', about));
  if (!result) return say(text('circular.objected', about));
  const figures = figuresText(result);
  const { quorum, electors = 0 } = result;
  const part = { met: String(isQuorate(quorum)), part: partText(quorum, electors) };
  return say(text('circular.closed', { ...about, ...part, status, figures }));
};

/** Its time is over and it is tied: whoever presides is asked for the casting vote, while it is still wanted. */
const aboutTie = async (scene: Scene, about: string): Promise<Content | undefined> => {
  const motion = await motionIn(scene, about);
  if (!motion || motion.state.status !== 'voting') return undefined;
  const question = refusalText('casting-needed', { number: numberOf(about) });
  const buttons = castingButtons(scene.place, { verb: 'motion.close', id: about }, {});
  return content(question, answerCard(question, buttons));
};

/** The vote that opened, to be voted on; or in one line how it ended. */
const aboutVote = async (scene: Scene, kind: string, about: string) => {
  const motion = await motionIn(scene, about);
  if (!motion) return undefined;
  const { state } = motion;
  const number = numberOf(state.id);
  if (kind === 'vote-closed') {
    if (state.circular || state.status === 'deferred') return resolved(state);
    const { decision = 'none', declared, amends, text: words } = state;
    const said = motionStatusText(scene.place, state);
    const amended =
      declared === 'carried' && amends ? { amends: numberOf(amends) } : { amends: 'none' };
    return say(
      text('motion.closed', {
        number,
        result: said,
        decision,
        text: words.slice(0, 120),
        ...amended,
      }),
    );
  }
  const card = await motionCardIn(scene, motion);
  const shown =
    scene.viewer === undefined
      ? await personalViews(scene, card, { show: 'record', id: about })
      : card;
  const secret = String(state.secret ?? false);
  return content(text('motion.opened', { number, secret, text: state.text.slice(0, 120) }), shown);
};

/** Tells whoever may cast an absent member's vote, while that still holds. */
const proxy = async (
  scene: Scene,
  about: string,
  params: Message['params'] = {},
): Promise<Content | undefined> => {
  const { of } = params;
  const entity = await scene.services.records.load(scene.body.pk, about);
  const { roll } = (entity?.state ?? {}) as Partial<MeetingState>;
  if (typeof of !== 'string' || roll?.[of]?.proxy !== scene.viewer) return undefined;
  return say(
    text('notice.proxyGiven', {
      name: await scene.name(of),
      ref: about,
      committee: scene.body.state.name,
    }),
  );
};

const MINUTES_LINES = {
  'minutes-to-chair': 'notice.minutesToChair',
  'minutes-circulated': 'notice.minutesCirculated',
  'minutes-ready': 'notice.minutesReady',
  'minutes-approved': 'notice.minutesApproved',
} as const satisfies Record<string, TextKey>;

const control = async (scene: Scene, about: string): Promise<Content> => {
  const card = await controlCardIn(scene, about);
  const shown = await personalViews(scene, card, { show: 'meeting', id: about });
  return content(text('notice.control', { ref: about, name: scene.body.state.name }), shown);
};

const agenda = async (scene: Scene): Promise<Content> => {
  const card: CardJson = await personalViews(scene, await agendaCardIn(scene), { show: 'agenda' });
  return content(text('reply.agenda', { name: scene.body.state.name }), card);
};

/** Nothing, once somebody no longer runs the meeting, or the meeting has begun. */
const pack = async (scene: Scene, about: string): Promise<Content | undefined> => {
  const { body, viewer } = scene;
  const meant = body.state.nextMeeting === about;
  if (!meant || viewer === undefined || !keepsRecords(body.state, viewer)) return undefined;
  return content(
    text('pack.notice', { name: body.state.name, ref: about }),
    await packCardIn(scene),
  );
};

/** Said only where a committee's reminders do not add up. */
const proof = (scene: Scene, params: Message['params'] = {}): Content => {
  const { due, sent, suppressed, failed, unknown, left } = params as Record<string, number>;
  const refs = (params['refs'] ?? []) as readonly string[];
  const counts = { due, sent, suppressed, failed, unknown, left };
  return say(
    text('notice.proof', { ...counts, name: scene.body.state.name, refs: refs.join(', ') }),
  );
};

const QUORUM_LINES = {
  none: 'rule.quorumNone',
  lost: 'rule.quorumLost',
  regained: 'rule.quorumRegained',
} as const;

/** As it stood when it was lost or regained; of a reserved item nothing is posted. */
const quorum = async (
  scene: Scene,
  params: Message['params'] = {},
): Promise<Content | undefined> => {
  const { change, item, present, needed, missing } = params as {
    readonly change: keyof typeof QUORUM_LINES;
    readonly item?: string;
  } & QuorumCount;
  const taken = item && (await scene.services.records.load(scene.body.pk, item));
  if (taken && (taken.state as AgendaItemState).reserved) return undefined;
  const without = missingText({ present, needed, ...(missing ? { missing } : {}) });
  return say(text(QUORUM_LINES[change], { present, needed, missing: without }));
};

const ofCommittee = async (
  scene: Scene,
  { kind, about, params }: Message,
): Promise<Content | undefined> => {
  if (kind in ACTION_LINES)
    return aboutAction(scene, ACTION_LINES[kind as keyof typeof ACTION_LINES], about);
  if (kind in MINUTES_LINES)
    return aboutMinutes(scene, MINUTES_LINES[kind as keyof typeof MINUTES_LINES], about);
  if (kind === 'vote-asked' || kind === 'circular-proposed')
    return aboutCircular(scene, kind, about);
  if (kind === 'vote-opened' || kind === 'vote-closed') return aboutVote(scene, kind, about);
  if (kind === 'casting-asked') return aboutTie(scene, about);
  if (kind === 'proxy-given') return proxy(scene, about, params);
  if (kind === 'quorum') return quorum(scene, params);
  if (kind === 'control') return control(scene, about);
  if (kind === 'pack') return pack(scene, about);
  if (kind === 'agenda-published') return agenda(scene);
  if (kind === 'expiry-announced') return expiryNotice(scene);
  if (kind === 'proof') return proof(scene, params);
  if (kind === 'post-again') return unknownsIn(scene);
  if (kind === 'closing-check')
    return content(text('notice.closingCheck', { ref: about }), await closingCardIn(scene, about));
  if (kind === 'release-pending')
    return content(
      text('notice.releasePending', { ref: about }),
      await closingCardIn(scene, about),
    );
  return undefined;
};

/** Makes the words and cards of what Gavel says unasked, from the records of the moment of sending. */
export const createPresent = (services: Services): Present => {
  const sceneIn = async (
    pk: string,
    viewer?: PersonId,
    message?: string,
  ): Promise<Scene | undefined> => {
    const { tenant, id } = partsOf(pk);
    const body = await findBody(services, tenant, id);
    if (!body) return undefined;
    return sceneOf(services, tenant, body, {
      ...(viewer === undefined ? { at: 'home' } : { at: 'elsewhere', viewer }),
      ...(message !== undefined && { message }),
    });
  };

  return {
    message: async (message) => {
      if (message.kind === 'digest') return digestIn(sceneIn, message);
      const scene = await sceneIn(message.pk, message.person, message.id);
      return scene && ofCommittee(scene, message);
    },
  };
};
