import type { AgendaItemState } from '../src/domain/agenda-item.ts';
import type { CommitteeState } from '../src/domain/committee.ts';
import { entryOf } from '../src/domain/entry.ts';
import type { Command } from '../src/domain/model.ts';
import { itemOf, namedIn } from '../src/domain/reserved.ts';
import type { MeetingState } from '../src/domain/meeting/state.ts';
import type { Verb } from '../src/domain/verbs.ts';
import { hasLeft } from '../src/domain/departed.ts';
import { Conflict, NotFound, Refused } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';
import { unknownTo } from '../src/people/reserved.ts';
import type { Entity, Json } from '../src/records/entity.ts';
import type { Outcome, Receipt } from '../src/records/execute.ts';
import { text } from '../src/text/text.ts';
import { remindedSince } from './history.ts';
import type { Inbound } from './inbound.ts';
import {
  receiptOfActivity,
  receiptOfPress,
  receiptsOfForm,
  receiptsOfText,
  wasJustNow,
} from './once.ts';
import type { Press } from './press.ts';
import type { Services } from './services.ts';

export type Done = Extract<Outcome, { kind: 'done' }>;

/** One activity being answered: who speaks, where, and what stands behind. */
export interface Turn {
  readonly services: Services;
  readonly inbound: Inbound;
  readonly tenant: string;
  readonly me: Person;
  readonly place: 'channel' | 'group' | 'personal';
  readonly now: string;
  /** The committee that the speaker chose when asked which one is meant. */
  readonly chosen?: string;
  /** The speaker said that the same words are to be recorded once more. */
  readonly again?: boolean;
  /** What was pressed, and with which inputs. */
  readonly press?: Press;
  /** True once something was committed: the receipts are in the store then; and once that was reserved. */
  readonly state: { committed: boolean; reserved: boolean; recorded?: Recorded };
}

/** The entry that a turn committed last; none that it took back. */
interface Recorded {
  readonly pk: string;
  readonly ref: string;
}

/** A committee as one turn sees it. */
export interface Body {
  readonly id: string;
  readonly pk: string;
  readonly version: number;
  readonly state: CommitteeState;
}

/** The activity, or one like it, took effect before. */
export class AlreadyDone extends Conflict {
  /** What came of it then. */
  readonly refs: readonly string[];
  /** The very same activity: its answer was given then. */
  readonly redelivered: boolean;

  constructor(refs: readonly string[], redelivered: boolean) {
    super('already-done', { ref: refs[0] });
    this.refs = refs;
    this.redelivered = redelivered;
  }
}

/** Invokes must be answered within 3 s, other activities within 15 s. */
const INVOKE_MS = 2_500;
const MESSAGE_MS = 10_000;

const places = { channel: 'channel', groupChat: 'group', personal: 'personal' } as const;

export const pkOf = (tenant: string, committeeId: string): string => `${tenant}|${committeeId}`;

/** Who speaks and where. Remembers the person, and their 1:1 chat when they speak in it. Throws as `atHome`. */
export const openTurn = async (services: Services, given: Inbound): Promise<Turn> => {
  const inbound = (await services.atHome?.(given)) ?? given;
  const { from, tenant, address } = inbound;
  const { country, ...sighting } = from;
  await services.tenants.seen(tenant);
  const seen = await services.directory.known(tenant, { ...sighting, region: country });
  const place = places[address.conversationType];
  const me =
    place === 'personal'
      ? await services.directory.rememberPersonalChat(seen, address)
      : await services.directory.heardFrom(seen);
  return {
    services,
    inbound,
    tenant,
    me,
    place,
    now: services.clock.now(),
    state: { committed: false, reserved: false },
  };
};

/** Said twice, these mean two things: the item after the next, the entry before the last. */
const repeatable: ReadonlySet<Verb> = new Set<Verb>([
  'meeting.next',
  'meeting.adjourn',
  'meeting.resume',
  'record.undo',
  // Somebody leaves, comes back and leaves again.
  'roll.record',
  // For, against, and for again is a change of mind; the last choice counts.
  'motion.vote',
]);

/** Carried out twice, these leave two records, or are about the item, the entry, the meeting after. */
const adding: ReadonlySet<Verb> = new Set<Verb>([
  'agenda.defer',
  'agenda.propose',
  'agenda.withdraw',
  'note.add',
  'note.delete',
  'meeting.start',
  'meeting.cancel',
  'motion.propose',
  'motion.amend',
  'motion.record',
  'decision.record',
  'action.add',
  'action.progress',
  'raid.add',
  'minutes.propose-correction',
  'minutes.add-addendum',
]);

const slotsOf = ({ inbound, me, now, again, press }: Turn, verb: Verb): string[] => {
  if (repeatable.has(verb)) return [];
  if (press)
    return press.target.version === undefined ? receiptsOfForm(me.id, inbound, press, now) : [];
  return inbound.kind === 'message' && !again ? receiptsOfText(me.id, inbound, now) : [];
};

/** False once all that was recorded then has been taken back, or the meeting that was begun is over. */
const stands = async ({ services }: Turn, pk: string, refs: readonly string[]) => {
  const found = await services.records.loadMany(pk, refs);
  const entries = found.flatMap((entity) => entryOf(entity) ?? []);
  if (entries.length === 0)
    return !found.some(({ state }) => (state as Partial<MeetingState>).status === 'held');
  return entries.some(({ live, minuted }) => live || minuted);
};

/** False once anything was recorded after it: what was set may have been set otherwise since. */
const isLatest = async ({ services }: Turn, pk: string, { seq }: Receipt): Promise<boolean> =>
  seq === undefined || (await services.records.head(pk)).seq === seq;

/**
 * The receipts to leave behind. Throws `AlreadyDone` where the same words just now became something. What sets
 * a state may be set again once anything else happened: a hold that was lifted has to be put back at once.
 */
const receiptsFor = async (
  turn: Turn,
  pk: string,
  { verb, id }: Pick<Command, 'verb' | 'id'>,
): Promise<string[]> => {
  const own = receiptOfActivity(turn.inbound);
  const fresh = [own, ...receiptOfPress(turn.me.id, turn.press)];
  const slots = slotsOf(turn, verb);
  const [slot] = slots;
  if (!slot) return fresh;
  const { records } = turn.services;
  const said = await records.receipts(pk, slots);
  const recent = said.find(({ at }) => wasJustNow(at, turn.now));
  if (!recent) return [...fresh, slot];
  const [redelivered] = await records.receipts(pk, [own]);
  if (redelivered) throw new AlreadyDone(redelivered.refs, true);
  // Without a motion to open, its text is put as a new one.
  const adds = adding.has(verb) || (verb === 'motion.open' && id === undefined);
  const repeats = adds ? await stands(turn, pk, recent.refs) : await isLatest(turn, pk, recent);
  if (repeats) throw new AlreadyDone(recent.refs, false);
  return fresh;
};

/** What the card showed is no longer what there is. */
export const isStale = (error: unknown): boolean =>
  error instanceof Conflict && error.code === 'stale-version';

/** What happens to a meeting is everybody's; the rest is reserved with the item that it stands under. */
const isReserved = async (
  records: Services['records'],
  pk: string,
  { changed }: Done,
): Promise<boolean> => {
  if (changed.some(({ type }) => type === 'meeting')) return false;
  const ids = changed.map(itemOf).filter((id) => id !== undefined);
  const items = ids.length > 0 ? await records.loadMany(pk, ids) : [];
  return items.some(({ state }) => (state as AgendaItemState).reserved);
};

/** What is kept from somebody is to them as if it were not there. Throws NotFound (`record`). */
export const ensureKnown = async (
  { services, me }: Turn,
  { pk, state }: Body,
  ids: readonly string[],
): Promise<void> => {
  const reader = { pk, committee: state, person: me.id };
  const [hidden] = await unknownTo(services.records, reader, ids);
  // That there is an item, the agenda shows.
  if (hidden?.startsWith('I-'))
    throw hasLeft(state, me.id)
      ? new Refused('has-left', { name: state.name })
      : new NotFound('item-withheld');
  if (hidden !== undefined) throw noRecord(hidden);
};

/** The records that a command is about. A voter learns from the vote itself that an interest bars them from it. */
const subjectsOf = ({ verb, id, input }: Omit<Command, 'actor'>, mayVote: boolean): string[] => {
  const others = namedIn(input as Json).filter((ref) => !ref.startsWith('I-'));
  return id === undefined || (verb === 'motion.vote' && mayVote) ? others : [id, ...others];
};

/** A refusal that would name what is kept from the speaker says only that it is reserved. */
const discreet = async ({ services, me }: Turn, { pk, state }: Body, error: Refused) => {
  const reader = { pk, committee: state, person: me.id };
  const hidden = await unknownTo(services.records, reader, namedIn(error.params));
  const told = Object.entries(error.params).map(([name, value]) => [
    name,
    hidden.has(String(value)) ? text('history.reserved') : value,
  ]);
  return hidden.size === 0 ? error : new Refused(error.code, Object.fromEntries(told), error);
};

/**
 * Carries out a command for the speaker, once. Throws `AlreadyDone`, NotFound (`record`) and what
 * `records.execute` throws.
 */
export const carryOut = async (
  turn: Turn,
  body: Body,
  command: Omit<Command, 'actor'>,
): Promise<Done> => {
  const { records } = turn.services;
  const { pk, state } = body;
  await ensureKnown(turn, body, subjectsOf(command, state.roles[turn.me.id]?.votes ?? false));
  const fresh = await receiptsFor(turn, pk, command);
  const execute = (version = command.version) =>
    records.execute({
      pk,
      command: { ...command, ...(version === undefined ? {} : { version }), actor: turn.me.id },
      receipts: fresh,
      deadlineMs: turn.inbound.kind === 'message' ? MESSAGE_MS : INVOKE_MS,
    });
  const outcome = await execute().catch(async (error: unknown) => {
    const { id, version } = command;
    if (error instanceof Refused) throw await discreet(turn, body, error);
    if (!isStale(error) || id === undefined || version === undefined) throw error;
    const reminded = await remindedSince({ services: turn.services, body: { pk } }, id, version);
    if (reminded === undefined) throw error;
    return execute(reminded);
  });
  if (outcome.kind === 'duplicate') {
    const own = await records.receipts(pk, fresh.slice(0, 1));
    throw new AlreadyDone(outcome.refs, own.length > 0);
  }
  turn.state.committed = true;
  const ref = outcome.changed.find((entity) => entryOf(entity)?.minuted)?.id;
  if (ref !== undefined) turn.state.recorded = { pk, ref };
  turn.state.reserved ||= await isReserved(records, pk, outcome);
  return outcome;
};

/** What to say of a record that is not there, named or not. */
export const noRecord = (ref: string | undefined): NotFound =>
  ref ? new NotFound('record', { ref }) : new NotFound('not-found');

/** The committee of this id in the tenant, if anything was recorded there. */
export const findBody = async (
  services: Services,
  tenant: string,
  committeeId: string,
): Promise<Body | undefined> => {
  const pk = pkOf(tenant, committeeId);
  const entity = await services.records.load(pk, 'committee');
  if (entity?.type !== 'committee') return undefined;
  const { state, version } = entity as Entity<CommitteeState>;
  return { id: committeeId, pk, version, state };
};

/** As `findBody`; throws NotFound, the same for a committee of another tenant and for none. */
export const bodyOf = async (
  turn: Pick<Turn, 'services' | 'tenant'>,
  committeeId: string | undefined,
): Promise<Body> => {
  const found = committeeId && (await findBody(turn.services, turn.tenant, committeeId));
  if (!found) throw new NotFound('committee');
  return found;
};
