import type { Decided, EntityChange, Message, PersonId, Refusal } from '../../records/entity.ts';
import { evolveCommittee } from '../committee-evolve.ts';
import type { CommitteeState } from '../committee.ts';
import type { CommandRule, Context, States } from '../model.ts';
import { isRefusal } from '../model.ts';
import { isQuorate, quorumAt } from '../motion/electorate.ts';
import { GAVEL } from '../permission.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import { evolveMeeting } from './evolve.ts';
import { HANG_UP_MS, openMeeting } from './find.ts';
import { choosePresiding } from './presiding.ts';
import type { MeetingState, QuorumChange, QuorumCount } from './state.ts';

const eventsOf = (changes: readonly EntityChange[], id: string) =>
  changes.filter((change) => change.id === id).flatMap(({ events }) => events);

interface Room {
  readonly committee: CommitteeState;
  readonly meeting: MeetingState;
}

/** The committee and its meeting in session or adjourned, as they are once these changes have happened. */
const roomAfter = (states: States, changes: readonly EntityChange[]): Room | undefined => {
  const committee = eventsOf(changes, 'committee').reduce<CommitteeState | undefined>(
    evolveCommittee,
    states.committee?.state,
  );
  const ref = committee?.inSession ?? '';
  const meeting = eventsOf(changes, ref).reduce<MeetingState | undefined>(
    evolveMeeting,
    states.get('meeting', ref)?.state,
  );
  return committee && meeting ? { committee, meeting } : undefined;
};

/** When those whom the roll was corrected for, all or `people`, came or left; absent: with the command itself. */
const movedAt = (
  changes: readonly EntityChange[],
  people?: readonly (PersonId | null | undefined)[],
): string | undefined =>
  changes
    .flatMap(({ events }) => events as readonly MeetingEvent[])
    .flatMap((event) => (event.type === 'roll-recorded' ? Object.entries(event.data.entries) : []))
    .filter(([person]) => people?.includes(person) ?? true)
    .map(([, { arrivedAt, leftAt, absences }]) => leftAt ?? absences?.at(-1)?.to ?? arrivedAt)
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);

/** Who presides goes on doing so in a break, unless they are gone from the committee. */
const presidingChanged = (
  { committee, meeting }: Room,
  changes: readonly EntityChange[],
  now: string,
): MeetingEvent[] => {
  const { status, presiding, acting = false, presided, startedAt = '' } = meeting;
  const stays = presiding === undefined || committee.gone?.[presiding] === undefined;
  if (status !== 'in-session' && stays) return [];
  const chosen = choosePresiding(committee, meeting);
  if (chosen.presiding === (presiding ?? null) && chosen.acting === acting) return [];
  const moved = movedAt(changes, [presiding, chosen.presiding]) ?? now;
  const at = moved > (presided?.at(-1)?.from ?? startedAt) ? moved : now;
  return [{ type: 'presiding-changed', v: 1, data: { ...chosen, at } }];
};

const changedTo = (
  quorum: QuorumCount,
  at: string,
  waits: { readonly tellAt?: string } = {},
): MeetingEvent => ({
  type: 'quorum-changed',
  v: 1,
  data: { at, met: isQuorate(quorum), ...quorum, ...waits },
});

/**
 * With the roll it is that of the meeting, then that of each item: whoever has an interest in it does not
 * count.
 */
const quorumChanged = (
  { committee, meeting }: Room,
  changes: readonly EntityChange[],
  { now, actor }: Context,
): MeetingEvent[] => {
  if (!meeting.rollTaken || meeting.status !== 'in-session') return [];
  const quorum = quorumAt(committee, meeting, meeting.current, now);
  const met = isQuorate(quorum);
  const before = meeting.quorum?.at(-1);
  if (!before) {
    const whole = quorumAt(committee, meeting, undefined, now);
    const first = changedTo(whole, now);
    return isQuorate(whole) === met ? [first] : [first, changedTo(quorum, now)];
  }
  if (before.met === met) return [];
  const moved = movedAt(changes);
  const at = moved !== undefined && moved > before.at ? moved : now;
  const later = new Date(Date.parse(now) + HANG_UP_MS).toISOString();
  return [changedTo(quorum, at, !met && actor === GAVEL ? { tellAt: later } : {})];
};

/** Says in the meeting's thread how the quorum stands now. */
const quorumSaid = (
  { ref, current: item }: MeetingState,
  { present, needed, missing }: QuorumCount,
  change: 'lost' | 'none' | 'regained',
): Message => ({
  to: { conversation: 'thread' },
  kind: 'quorum',
  about: ref,
  params: { present, needed, ...(missing ? { missing } : {}), thread: ref, item, change },
});

/**
 * Losing the quorum is said once, and so is having it again, be it by a correction of the roll; that it was
 * there all along is not.
 */
const announced = (
  before: QuorumChange | undefined,
  { meeting }: Room,
  quorum: readonly MeetingEvent[],
): Message[] => {
  const changed = quorum.at(-1);
  const told = changed?.type === 'quorum-changed' ? changed.data : undefined;
  const standing = told ?? meeting.quorum?.at(-1);
  if (!standing || standing.met === before?.met || told?.tellAt !== undefined) return [];
  const { met } = standing;
  if (met && (!before || meeting.quorumDue !== undefined)) return [];
  const lost = before ? 'lost' : 'none';
  return [quorumSaid(meeting, standing, met ? 'regained' : lost)];
};

/** The quorum is lost, has not come back, and the meeting goes on. */
export const tellLoss = (meeting: MeetingState, at: string): Decided => {
  const standing = meeting.quorum?.at(-1);
  return {
    changes: [meetingChange(meeting.ref, { type: 'quorum-told', v: 1, data: { at } })],
    messages: standing ? [quorumSaid(meeting, standing, 'lost')] : [],
  };
};

const followed = (states: States, decided: Decided, context: Context): Decided => {
  const touched = ['committee', states.committee?.state.inSession];
  if (!decided.changes.some(({ id }) => touched.includes(id))) return decided;
  const room = roomAfter(states, decided.changes);
  if (!room) return decided;
  const quorum = quorumChanged(room, decided.changes, context);
  const events = [...presidingChanged(room, decided.changes, context.now), ...quorum];
  const said = announced(openMeeting(states)?.quorum?.at(-1), room, quorum);
  if (events.length + said.length === 0) return decided;
  return {
    ...decided,
    changes: [
      ...decided.changes,
      ...(events.length > 0 ? [meetingChange(room.meeting.ref, ...events)] : []),
    ],
    messages: [...(decided.messages ?? []), ...said],
  };
};

/**
 * The same rule; after what it decides, it is worked out who presides now and whether there is a quorum, as
 * both depend on the roll, the item being taken, declared interests, roles and rules.
 */
export const watching = (rule: CommandRule): CommandRule => ({
  ...rule,
  decide: (states, command, context): Decided | Refusal => {
    const decided = rule.decide(states, command, context);
    return isRefusal(decided) ? decided : followed(states, decided, context);
  },
});
