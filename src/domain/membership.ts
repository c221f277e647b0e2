import type { Decided, Message, PersonId, Refusal } from '../records/entity.ts';
import type { CommitteeState, GoneSeat, Seat, SeatInput } from './committee.ts';
import { committeeChange, inRole, peopleInRole } from './committee.ts';
import { hasLeft, presentFirst, settled } from './departed.ts';
import type { Command, Context, States } from './model.ts';
import { refuse } from './model.ts';
import { GAVEL } from './permission.ts';
import { hasLead, reseated, seat, seatsData } from './seating.ts';

interface After {
  readonly roles: Record<PersonId, Seat>;
  readonly gone?: Readonly<Record<PersonId, GoneSeat>>;
}

/** Who hears of it that somebody came or went: the secretary, else the chair, else a deputy. */
const keepersOf = (committee: CommitteeState): readonly PersonId[] => {
  const there = presentFirst(committee, peopleInRole(committee, 'chair', 'deputy', 'secretary'));
  const roles = (['secretary', 'chair', 'deputy'] as const).map((role) =>
    there.filter((person) => committee.roles[person]?.role === role),
  );
  return roles.find((people) => people.length > 0) ?? [];
};

const changed = (
  committee: CommitteeState,
  type: 'person-joined' | 'person-left' | 'person-removed' | 'committee-seated',
  { roles, gone = {} }: After,
  { person, actor }: { readonly person: PersonId; readonly actor: PersonId },
): Decided => {
  const after = { ...committee, roles, gone };
  const told = type === 'committee-seated' ? [] : keepersOf(after);
  const to = told.filter((each) => each !== actor);
  const data = {
    ...(type === 'committee-seated' ? {} : { person, role: roles[person]?.role ?? null }),
    ...seatsData(committee, roles, gone),
  };
  return {
    changes: [committeeChange({ type, v: 1, data })],
    messages: to.map((keeper): Message => ({
      to: { person: keeper },
      kind: type,
      about: 'committee',
      params: { person },
    })),
  };
};

/** Somebody came to the conversation: whoever had left it has their seat again, a newcomer has no vote yet. */
const joined = (committee: CommitteeState, { person, role }: SeatInput): Decided => {
  const { [person]: before, ...gone } = committee.gone ?? {};
  const held = committee.roles[person];
  if (before?.removed || (!before && (held || !role))) return { changes: [] };
  const roles = { ...committee.roles };
  if (before) {
    const { role: former, office } = before;
    const taken = (former === 'chair' || former === 'secretary') && inRole(committee, former);
    const passed = Object.values(roles).some((each) => office && each.office === office);
    const { office: _, ...own } = before;
    const lesser = seat(former === 'chair' ? 'member' : 'attendee');
    if (taken && taken !== person) roles[person] = lesser;
    else roles[person] = passed ? own : before;
  } else roles[person] = seat(committee.setUp || !role ? 'attendee' : role);
  const told = before !== undefined || committee.setUp;
  const after = settled({ ...committee, gone }, roles);
  const decided = changed(committee, 'person-joined', after, { person, actor: person });
  return told ? decided : { changes: decided.changes };
};

/**
 * Somebody left the conversation. The last who leads keeps the role, without a vote, until somebody else
 * has it.
 */
const left = (committee: CommitteeState, person: PersonId): Decided => {
  const { [person]: own, ...roles } = committee.roles;
  if (!own || committee.gone?.[person]) return { changes: [] };
  const gone = { ...committee.gone, [person]: own };
  const there = Object.entries(roles).filter(([each]) => !gone[each]);
  const leads = hasLead(Object.fromEntries(there)) || !hasLead({ own });
  const kept = leads ? roles : { ...roles, [person]: { ...own, votes: false } };
  const after = settled({ ...committee, gone }, kept);
  return changed(committee, 'person-left', after, { person, actor: GAVEL });
};

const isSame = (now: Seat | undefined, before: Seat | undefined): boolean =>
  now?.role === before?.role && now?.votes === before?.votes && now?.office === before?.office;

const decide = (
  states: States,
  { input, actor }: Command<SeatInput>,
  _context: Context,
): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const { person, role } = input;
  if (actor === GAVEL) return role === null ? left(committee, person) : joined(committee, input);
  // Whoever left is given the seat anew, also the one that they kept until somebody else has it.
  const { [person]: was, ...others } = committee.roles;
  const { [person]: gone, ...elsewhere } = committee.gone ?? {};
  const base = gone && role ? { ...committee, roles: others, gone: elsewhere } : committee;
  const roles: Record<PersonId, Seat> = { ...base.roles };
  reseated(roles, input);
  if (isSame(roles[person], was) && !(gone && role)) return { changes: [] };
  if (!hasLead(roles)) return refuse('nobody-left');
  const after = settled(base, roles);
  const type = hasLeft({ ...committee, ...after }, person) ? 'person-removed' : 'committee-seated';
  return changed(committee, type, after, { person, actor });
};

export const seatRule = { decide };
