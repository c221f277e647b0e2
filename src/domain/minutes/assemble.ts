import type { Entity, PersonId, Ref } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { AgendaItemState, AgendaKind, ItemAsMinuted } from '../agenda-item.ts';
import { itemAt } from '../agenda-item.ts';
import type { DecisionAsMinuted, DecisionMethod, DecisionState } from '../decision/state.ts';
import type { Entry } from '../entry.ts';
import { entryOf } from '../entry.ts';
import { ofType } from '../meeting/find.ts';
import type { ItemTime } from '../meeting/clock.ts';
import { timeOf } from '../meeting/clock.ts';
import type {
  Adjournment,
  Interest,
  ItemOutcome,
  MeetingState,
  Presided,
  QuorumChange,
  RollEntry,
} from '../meeting/state.ts';
import type { Counts, Majority } from '../motion/rules.ts';
import type { MotionState } from '../motion/state.ts';
import type { RaidKind, RaidState } from '../raid/state.ts';
import type { MinutedHearing } from './heard.ts';
import { hearingsIn } from './heard.ts';
import type { MinutedMotion, NamesBeside } from './motions.ts';
import { deferralIn, minutedMotion, namesBeside } from './motions.ts';
import { nextIn } from './next.ts';
import type { Addendum, MinutesState, NextMeeting } from './state.ts';

type Beside = NamesBeside & DecisionAsMinuted;

/** One entry of the minutes, with the id of the record that it comes from. */
export type MinutedEntry =
  | { readonly type: 'note'; readonly id: string; readonly text: string }
  | (Beside & {
      readonly type: 'decision';
      readonly id: Ref;
      readonly text: string;
      readonly method: DecisionMethod;
      readonly rationale?: string;
      /** For, against and abstained, where it was voted on. */
      readonly counts?: Counts;
      /** How whoever presided decided a tie. */
      readonly casting?: 'for' | 'against';
      /** What it took, where the committee's rule asks for less. */
      readonly majority?: Majority;
      /** Carried without a quorum, at that meeting where it is known, and ratified at this one. */
      readonly ratified?: true;
      readonly carriedIn?: Ref;
      /** Voted on in secret: nobody is named. */
      readonly secret?: true;
      readonly declaredBy: PersonId;
      readonly onBehalfOf?: PersonId;
    })
  | {
      readonly type: 'action';
      readonly id: Ref;
      readonly text: string;
      readonly owner?: PersonId;
      /** `YYYY-MM-DD` in the committee's zone. */
      readonly due?: string;
    }
  | {
      readonly type: 'raid';
      readonly id: Ref;
      readonly kind: RaidKind;
      readonly text: string;
      readonly owner?: PersonId;
    }
  | MinutedHearing
  | MinutedMotion;

export interface MinutedItem {
  readonly id: string;
  /** From 1, its place on the agenda. */
  readonly number: number;
  readonly title: string;
  readonly kind: AgendaKind;
  readonly reserved: boolean;
  /** Not for this reader. */
  readonly withheld?: true;
  readonly presenter?: PersonId;
  /** Absent while the meeting has not come to it. */
  readonly outcome?: ItemOutcome;
  /** Minutes planned and taken, where the meeting's clock ran. */
  readonly time?: ItemTime;
  readonly entries: readonly MinutedEntry[];
}

/** What the minutes of a meeting say. People by opaque id; instants in UTC. */
export interface MinutesDocument {
  readonly ref: Ref;
  readonly title: string;
  /** The committee's name and IANA zone, as they were when the minutes were circulated. */
  readonly committee?: string;
  readonly timeZone?: string;
  readonly startedAt?: string;
  readonly closedAt?: string;
  readonly adjournments?: readonly Adjournment[];
  readonly presiding?: PersonId;
  /** True where neither the chair nor a deputy presided. */
  readonly acting: boolean;
  /** Who presided from when, where it changed; the last of them is `presiding`. */
  readonly presided?: readonly Presided[];
  /** In the order of their ids: the order of a record's fields is not kept everywhere. */
  readonly roll: readonly ({ readonly person: PersonId } & RollEntry)[];
  readonly apologies: readonly PersonId[];
  /** From the taking of the roll on: the quorum then, and each time it was lost or there again. */
  readonly quorum?: readonly QuorumChange[];
  readonly interests: readonly Interest[];
  /** The earlier meetings whose minutes this one approved, and who declared it of each. */
  readonly approved?: readonly Ref[];
  readonly approvedBy?: Readonly<Record<Ref, PersonId>>;
  /** Decisions made since the meeting before, of which this one was told. */
  readonly reported?: readonly MinutedEntry[];
  /** Recorded outside any agenda item. */
  readonly general: readonly MinutedEntry[];
  readonly items: readonly MinutedItem[];
  /** Accepted corrections that name no single entry. */
  readonly corrections: readonly { readonly number: number; readonly text: string }[];
  readonly next?: NextMeeting;
  /** Added after approval: not part of what is sealed. */
  readonly addenda: readonly Addendum[];
}

/** What the minutes are made of, as loaded at one head. */
export interface MinutesSources {
  readonly meeting: MeetingState;
  readonly minutes?: MinutesState;
  /** The items of `meeting.agenda`; missing ones are left out. */
  readonly items: readonly AgendaItemState[];
  /** Reserved items that are not for this reader: of them only the number stays. */
  readonly withheld?: ReadonlySet<string>;
  /** Everything recorded in the meeting, in the order of recording. */
  readonly recorded: readonly Entity[];
  /**
   * Of `meeting`: the decisions `reported`, the motions `leftMotions`, the RAID entries `heard`, wherever
   * they are now.
   */
  readonly reported?: readonly Entity[];
  readonly left?: readonly Entity[];
  readonly heard?: readonly Entity[];
  /** The first meeting planned since, for drafts of a meeting that closed when none was. */
  readonly nextMeeting?: MeetingState;
}

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: V };

interface Placed {
  readonly item: string | undefined;
  readonly at: string;
  readonly minuted: MinutedEntry;
}

type NamesOn = (motion: string | undefined) => NamesBeside;

/** The entry as the minutes show it. */
const minutedAs = (
  entity: Entity,
  { id, text, type, motion }: Entry,
  namesOn: NamesOn,
): MinutedEntry => {
  switch (type) {
    case 'note':
      return { type, id, text };
    case 'decision': {
      const decision = entity.state as DecisionState;
      const { method, declaredBy, rationale, onBehalfOf, vote, agreedIn } = decision;
      const who = { declaredBy, ...optional('onBehalfOf', onBehalfOf) };
      const why = optional('rationale', rationale);
      return {
        type,
        id,
        text,
        method,
        ...who,
        ...why,
        ...optional('counts', vote?.counts),
        ...optional('casting', vote?.casting ?? undefined),
        ...optional('majority', vote?.own && vote.majority),
        ...optional('ratified', vote?.ratified ?? (agreedIn === undefined ? undefined : true)),
        ...optional('carriedIn', vote?.carriedIn ?? agreedIn),
        ...optional('secret', vote?.secret),
        ...namesOn(motion),
        ...decision.asMinuted,
      };
    }
    case 'action': {
      // As minuted: what became of the action since is the register's, not the minutes'.
      const { what, owner, due } = (entity.state as ActionState).recorded;
      return { type, id, text: what, ...optional('owner', owner), ...optional('due', due) };
    }
    default: {
      const { kind, minutedOwner } = entity.state as RaidState;
      return { type, id, kind, text, ...optional('owner', minutedOwner) };
    }
  }
};

const placedMotion = (motion: MotionState, ref: Ref): Placed[] => {
  const minuted = minutedMotion(motion, ref);
  const left = deferralIn(motion, ref);
  const { unratified } = motion;
  const aside = left ?? (unratified?.meeting === ref ? unratified : undefined);
  const at = aside?.at ?? motion.closedAt ?? motion.withdrawnAt ?? '';
  return minuted ? [{ item: (aside ?? motion).item, at, minuted }] : [];
};

const placed = (entity: Entity, ref: Ref, namesOn: NamesOn): Placed[] => {
  if (entity.type === 'motion') return placedMotion(entity.state as MotionState, ref);
  const entry = entryOf(entity);
  if (!entry?.minuted) return [];
  return [{ item: entry.item, at: entry.at, minuted: minutedAs(entity, entry, namesOn) }];
};

const inOrder = (placed: readonly Placed[]): MinutedEntry[] =>
  placed.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).map(({ minuted }) => minuted);

const kept = (id: string, number: number, { kind }: ItemAsMinuted): MinutedItem => ({
  id,
  number,
  title: '',
  kind,
  reserved: true,
  withheld: true,
  entries: [],
});

/**
 * The minutes of a meeting as of its records: header, roll, declarations, and under each item what was
 * noted, decided and assigned. Pure, and stable once the minutes are approved: nothing that happens to a
 * record afterwards changes them, save erasure.
 */
export const assembleMinutes = (sources: MinutesSources): MinutesDocument => {
  const { meeting, minutes, recorded, withheld = new Set() } = sources;
  const motions = new Map(ofType(recorded, 'motion').map(({ id, state }) => [id, state]));
  const namesOn: NamesOn = (id = '') => namesBeside(motions.get(id));
  const isShown = ({ item }: Partial<Pick<Placed, 'item'>>): boolean => !withheld.has(item ?? '');
  const placedHere = (entity: Entity) => placed(entity, meeting.ref, namesOn).filter(isShown);
  // In the order in which they were left: where they are by now must not change a sealed document.
  const { leftMotions = [] } = meeting;
  const wherever = new Map([...(sources.left ?? []), ...recorded].map((each) => [each.id, each]));
  const left = leftMotions.flatMap((id) => wherever.get(id) ?? []);
  const others = recorded.filter(({ id }) => !leftMotions.includes(id));
  const heard = hearingsIn([...recorded, ...(sources.heard ?? [])], meeting.ref);
  const all = [...[...others, ...left].flatMap(placedHere), ...heard.filter(isShown)];
  const reported = inOrder((sources.reported ?? []).flatMap(placedHere));
  const byId = new Map(sources.items.map((item) => [item.id, item]));
  const items = meeting.agenda.flatMap((id, index) => {
    const now = byId.get(id);
    if (!now) return [];
    const item = itemAt(now, meeting.ref);
    const number = index + 1;
    if (withheld.has(id)) return kept(id, number, item);
    return {
      id,
      number,
      title: item.title,
      kind: item.kind,
      reserved: item.reserved,
      ...optional('presenter', item.presenter),
      ...optional('outcome', meeting.outcomes[id]),
      ...optional('time', timeOf(meeting, { ...item, id })),
      entries: inOrder(all.filter((each) => each.item === id)),
    };
  });
  const shown = new Set(items.map(({ id }) => id));
  const roll = Object.entries(meeting.roll)
    .map(([person, entry]) => ({ person, ...entry }))
    .toSorted((a, b) => (a.person < b.person ? -1 : 1));
  return {
    ref: meeting.ref,
    title: meeting.title,
    ...optional('committee', minutes?.committee),
    ...optional('timeZone', minutes?.timeZone),
    ...optional('startedAt', meeting.startedAt),
    ...optional('closedAt', meeting.closedAt),
    ...optional('adjournments', meeting.adjournments),
    ...optional('presiding', meeting.presiding),
    acting: meeting.acting ?? false,
    ...optional('presided', meeting.presided),
    roll,
    apologies: roll.filter((each) => each.attendance === 'apologies').map(({ person }) => person),
    ...optional('quorum', meeting.quorum),
    interests: meeting.interests.filter(({ item }) => !withheld.has(item ?? '')),
    ...optional('approved', meeting.approved),
    ...optional('approvedBy', meeting.approvedBy),
    ...optional('reported', reported.length > 0 ? reported : undefined),
    general: inOrder(all.filter(({ item }) => item === undefined || !shown.has(item))),
    items,
    corrections: (minutes?.corrections ?? [])
      .filter(({ status, target }) => status === 'accepted' && target === undefined)
      .map(({ number, text }) => ({ number, text })),
    ...optional('next', nextIn(sources)),
    addenda: (minutes?.addenda ?? []).filter(isShown),
  };
};
