import { refHere } from '../cards/action.ts';
import { answerCard } from '../cards/answer.ts';
import { dialog, execute, show } from '../cards/buttons.ts';
import { momentIn } from '../cards/times.ts';
import { missingText } from '../cards/quorum.ts';
import type { Content, Present } from '../src/chaser/ports.ts';
import type { AgendaItemState } from '../src/domain/agenda-item.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import { keepsRecords } from '../src/domain/committee.ts';
import { hasLeft, staysWith } from '../src/domain/departed.ts';
import { isOut } from '../src/domain/meeting/proxies.ts';
import type { MeetingState, QuorumCount } from '../src/domain/meeting/state.ts';
import type { MinutesState } from '../src/domain/minutes/state.ts';
import type { Entity, PersonId } from '../src/records/entity.ts';
import type { TextKey } from '../src/text/text.ts';
import { text } from '../src/text/text.ts';
import { actionBefore, actionCardIn } from './action/shown.ts';
import { agendaCardIn } from './agenda/shown.ts';
import { assignedIn, digestIn } from './digest.ts';
import { closingCardIn, meetingCardIn } from './meeting/shown.ts';
import { membershipIn } from './membership.ts';
import { aboutMotion } from './motion/told.ts';
import { personalViews } from './refresh.ts';
import type { CardJson } from './route.ts';
import { content, say } from './route.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Services } from './services.ts';
import { minutesCardIn } from './show.ts';
import { findBody } from './turn.ts';
import { unknownsIn } from './unknown.ts';
import { entryLine } from './unsaid.ts';
import { expiryNotice } from './keeping.ts';
import { proposalIn, welcomeIn } from './welcome.ts';
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

/** The post that circulated what is approved since, which a post of its own says and shows. */
const circulatedBefore = ({ place }: Scene, { id, state }: Entity<MinutesState>): Content => {
  const line = text('notice.minutesSince', { ref: state.meeting });
  const open = show(text('meeting.minutes'), place, { show: 'minutes', id });
  return content(line, answerCard(line, [open]));
};

const aboutMinutes = async (
  scene: Scene,
  kind: keyof typeof MINUTES_LINES,
  about: string,
): Promise<Content | undefined> => {
  const entity = await scene.services.records.load(scene.body.pk, about);
  if (entity?.type !== 'minutes') return undefined;
  const minutes = entity as Entity<MinutesState>;
  if (kind === 'minutes-circulated' && minutes.state.status === 'approved')
    return circulatedBefore(scene, minutes);
  const card = await minutesCardIn(scene, minutes);
  const opens = { show: 'minutes', id: minutes.id } as const;
  const shown = scene.viewer === undefined ? await personalViews(scene, card, opens) : card;
  return content(
    text(MINUTES_LINES[kind], {
      ref: minutes.state.meeting,
      early: String(minutes.state.approvedEarly ?? false),
    }),
    shown,
  );
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

/** Asks an absent member whom they let vote for them to name somebody else, while nobody is there who could. */
const proxyLost = async (scene: Scene, about: string): Promise<Content | undefined> => {
  const { services, body, viewer = '', place } = scene;
  const meeting = await services.records.load(body.pk, about);
  const { roll = {}, status } = (meeting?.state ?? {}) as Partial<MeetingState>;
  const holder = roll[viewer]?.proxy;
  if (holder === undefined || !isOut(roll[holder]) || status === 'held') return undefined;
  const line = text('notice.proxyLost', {
    name: await scene.name(holder),
    ref: about,
    committee: body.state.name,
  });
  const appoint = dialog(text('meeting.proxy'), 'roll.appoint-proxy', place, { id: about });
  return content(line, answerCard(line, [appoint]));
};

const MINUTES_LINES = {
  'minutes-to-chair': 'notice.minutesToChair',
  'minutes-circulated': 'notice.minutesCirculated',
  'minutes-ready': 'notice.minutesReady',
  'minutes-approved': 'notice.minutesApproved',
} as const satisfies Record<string, TextKey>;

const control = async (scene: Scene, about: string): Promise<Content> => {
  const card = await meetingCardIn(scene, about);
  const shown = await personalViews(scene, card, { show: 'meeting', id: about });
  return content(text('notice.control', { ref: about, name: scene.body.state.name }), shown);
};

/** Nobody closed it: whoever may do so is asked to. */
const stillOpen = async (scene: Scene, about: string): Promise<Content | undefined> => {
  const { services, body, place } = scene;
  const meeting = await services.records.load(body.pk, about);
  const { status, releaseAt } = (meeting?.state ?? {}) as Partial<MeetingState>;
  if (!releaseAt || (status !== 'in-session' && status !== 'adjourned')) return undefined;
  const line = text('notice.stillOpen', {
    ref: about,
    adjourned: String(status === 'adjourned'),
    when: momentIn(place, releaseAt),
  });
  return content(
    line,
    answerCard(line, [execute(text('meeting.close'), 'meeting.close', place, { id: about })]),
  );
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

const MEMBERSHIP: ReadonlySet<string> = new Set(['person-joined', 'person-left', 'person-removed']);

/** Whoever left hears of nothing but what was given to them since. */
const isOver = async ({ services, body, viewer }: Scene, about: string): Promise<boolean> => {
  if (viewer === undefined || !hasLeft(body.state, viewer)) return false;
  const found = await services.records.load(body.pk, about);
  return !found || !staysWith(found, viewer);
};

const ofCommittee = async (
  scene: Scene,
  { kind, about, params }: Message,
): Promise<Content | undefined> => {
  if (await isOver(scene, about)) return undefined;
  const { actions } = params ?? {};
  if (kind === 'assigned' && Array.isArray(actions))
    return assignedIn(scene, actions.map(String), (id) =>
      aboutAction(scene, ACTION_LINES.assigned, id),
    );
  if (kind in ACTION_LINES)
    return aboutAction(scene, ACTION_LINES[kind as keyof typeof ACTION_LINES], about);
  if (kind === 'action-before') return actionBefore(scene, about);
  if (kind in MINUTES_LINES) return aboutMinutes(scene, kind as keyof typeof MINUTES_LINES, about);
  const motion = aboutMotion[kind];
  if (motion) return motion(scene, about);
  const { person } = params ?? {};
  if (MEMBERSHIP.has(kind) && typeof person === 'string') return membershipIn(scene, person);
  if (kind === 'proxy-given') return proxy(scene, about, params);
  if (kind === 'proxy-lost') return proxyLost(scene, about);
  if (kind === 'quorum') return quorum(scene, params);
  if (kind === 'control') return control(scene, about);
  if (kind === 'still-open') return stillOpen(scene, about);
  if (kind === 'pack') return pack(scene, about);
  if (kind === 'agenda-published') return agenda(scene);
  if (kind === 'expiry-announced') return expiryNotice(scene);
  if (kind === 'proof') return proof(scene, params);
  if (kind === 'post-again') return unknownsIn(scene);
  if (kind === 'answer') return entryLine(scene, about);
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
    const { timeZone } =
      (viewer === undefined ? undefined : await services.directory.get(tenant, viewer)) ?? {};
    return sceneOf(services, tenant, body, {
      ...(viewer === undefined ? { at: 'home' } : { at: 'elsewhere', viewer }),
      ...(message !== undefined && { message }),
      ...(timeZone !== undefined && { zone: timeZone }),
    });
  };

  return {
    message: async (message) => {
      if (message.kind === 'digest') return digestIn(sceneIn, message);
      if (message.kind === 'welcome')
        return welcomeIn(services, partsOf(message.pk), proposalIn(message.params));
      const scene = await sceneIn(message.pk, message.person, message.id);
      return scene && ofCommittee(scene, message);
    },
  };
};
