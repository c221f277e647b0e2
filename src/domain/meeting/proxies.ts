import type { Decided, Message, PersonId, Refusal } from '../../records/entity.ts';
import { voters } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { patched } from '../patch.ts';
import { rulesOf } from '../rules.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { keepsMinutes, known, presentAt } from './find.ts';
import type { MeetingState, Roll, RollEntry } from './state.ts';

interface ProxyInput {
  /** Who is to cast the vote; null where nobody is any more. */
  readonly holder: PersonId | null;
  /** Whose vote it is, where the secretary or the presiding person writes it down. */
  readonly of?: PersonId;
}

/** The entry of somebody who comes in: nobody else casts their vote from then on. */
export const inPerson = (entry: RollEntry): RollEntry => patched(entry, { proxy: null });

/** The votes that absent members let somebody else cast, each with who may. */
export const proxiesIn = (
  roll: Roll,
  instant: string,
): readonly { readonly of: PersonId; readonly holder: PersonId }[] => {
  const present = presentAt(roll, instant);
  return Object.keys(roll)
    .toSorted()
    .flatMap((of) => {
      const holder = roll[of]?.proxy;
      return holder === undefined || present.includes(of) ? [] : [{ of, holder }];
    });
};

/** Whether somebody is down as away, or has left; nobody knows yet of whom the roll says nothing. */
export const isOut = (entry: RollEntry | undefined): boolean =>
  entry !== undefined && (entry.attendance !== 'present' || entry.leftAt !== undefined);

/** A commit holds no more messages than this beside what it decides. */
const MOST_TOLD = 40;

/**
 * Tells absent members that whoever was to cast their vote is not there, or is there no more; not before an
 * instant.
 */
export const proxiesLost = (
  { ref, roll: before }: Pick<MeetingState, 'ref' | 'roll'>,
  after: Roll,
  notBefore?: string,
): Message[] =>
  Object.entries(after)
    .filter(([, { proxy = '' }]) => isOut(after[proxy]) && !isOut(before[proxy]))
    .slice(0, MOST_TOLD)
    .map(([person]) => ({
      to: { person },
      kind: 'proxy-lost',
      about: ref,
      ...(notBefore === undefined ? {} : { notBefore }),
    }));

const needs = ({ id, input }: Command<ProxyInput>, { committee }: States): Needs => ({
  ids: known(id, committee?.state.inSession, committee?.state.nextMeeting),
  people: known(input.holder ?? undefined),
});

/** Whether somebody is known to be away on the day of a meeting: by its roll, or as they said to Gavel. */
const isAway = (
  person: PersonId,
  { roll, plannedFor, startedAt }: MeetingState,
  { people, calendar }: Context,
): boolean => {
  const entry = roll[person];
  if (entry) return isOut(entry);
  const at = startedAt ?? plannedFor;
  const { awayUntil } = people.get(person) ?? {};
  return at !== undefined && awayUntil !== undefined && calendar.dateOf(at) <= awayUntil;
};

const meant = ({ id }: About, states: States): MeetingState | undefined => {
  const { inSession, nextMeeting } = states.committee?.state ?? {};
  return states.get('meeting', id ?? inSession ?? nextMeeting ?? '')?.state;
};

/**
 * An absent voter lets another voter cast the vote at one meeting, until it ends or the absent one comes; a
 * holder passes it on to nobody. In a body whose members owe it their own judgement that takes a rule that
 * allows it (Robert's Rules of Order Newly Revised, 12th ed., 45:70), and such a rule is the committee's own.
 */
const appoint = (
  states: States,
  command: Command<ProxyInput>,
  context: Context,
): Decided | Refusal => {
  const { now } = context;
  const committee = states.committee?.state;
  const meeting = meant(command, states);
  if (!committee) return refuse('no-committee');
  if (!meeting) return refuse('no-meeting-planned');
  const { actor, input } = command;
  const { holder, of = actor } = input;
  const voting = voters(committee);
  if (of !== actor && !keepsMinutes(states, actor)) return refuse('proxy-own');
  if (rulesOf(committee).proxies === 'none') return refuse('no-proxies');
  if (meeting.status === 'held' || meeting.status === 'cancelled')
    return refuse('proxy-over', { ref: meeting.ref });
  if (presentAt(meeting.roll, now).includes(of)) return refuse('proxy-present');
  const before = meeting.roll[of];
  if ((before?.proxy ?? null) === holder) return { changes: [] };
  const fits = holder === null || (holder !== of && voting.includes(holder));
  if (!voting.includes(of) || !fits) return refuse('proxy-voters');
  if (holder !== null && isAway(holder, meeting, context)) return refuse('proxy-away');
  const attendance = before ?? { attendance: 'apologies' };
  const entry = patched<RollEntry>(attendance, { proxy: holder });
  return {
    changes: [
      meetingChange(meeting.ref, {
        type: 'proxy-appointed',
        v: 1,
        data: { at: now, person: of, holder, entry },
      }),
    ],
    messages:
      holder === null
        ? []
        : [{ to: { person: holder }, kind: 'proxy-given', about: meeting.ref, params: { of } }],
  };
};

export const proxyCommands = {
  'roll.appoint-proxy': { needs, decide: appoint },
};
