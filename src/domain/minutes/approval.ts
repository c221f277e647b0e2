import type { Decided, EntityChange, PersonId, Refusal } from '../../records/entity.ts';
import type { CommitteeState } from '../committee.ts';
import { inRole, voters } from '../committee.ts';
import { meetingChange } from '../meeting/events.ts';
import { known, openMeeting } from '../meeting/find.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { isQuorate, quorumAt } from '../motion/electorate.ts';
import type { MinutesEvent } from './events.ts';
import { minutesChange } from './events.ts';
import type { Found } from './find.ts';
import { minutesIds, minutesIn } from './find.ts';
import { namesOf, peopleIn } from './people.ts';
import { documentIn, sealOf, sourceIds } from './seal.ts';
import type { MinutesState } from './state.ts';

const approveNeeds = (command: Command, states: States): Needs => {
  const minutes = states.get('minutes', command.id ?? '')?.state;
  const sat = states.get('meeting', minutes?.meeting ?? '')?.state;
  return {
    ids: [...minutesIds(command, states), ...(sat ? sourceIds(sat) : [])],
    meetings: known(minutes?.meeting),
    people: minutes && sat ? [...peopleIn(documentIn(states, sat, minutes)), command.actor] : [],
  };
};

/**
 * Why the committee's rule does not let these minutes be approved now; undefined where it does. `sitting` is the
 * meeting in session or adjourned: what a meeting is to approve it approves with a quorum, once its roll is taken.
 */
export const approvalBarred = (
  committee: CommitteeState,
  minutes: MinutesState,
  sitting: MeetingState | undefined,
  now: string,
): Refusal | undefined => {
  const open = minutes.corrections.filter(({ status }) => status === 'open').length;
  if (open > 0) return refuse('corrections-open', { open });
  if (committee.approval !== 'next-meeting') return undefined;
  if (!sitting || sitting.ref === minutes.meeting) return refuse('next-meeting-approves');
  const quorate = !sitting.rollTaken || isQuorate(quorumAt(committee, sitting, undefined, now));
  return quorate ? undefined : refuse('approving-quorum', { ref: sitting.ref });
};

/**
 * Whether an approval now (`today`, in the committee's zone) would end the time for corrections before its last
 * day, and before all have confirmed who were asked: whoever has a vote, and whoever stands on the roll.
 */
export const endsEarly = (
  committee: CommitteeState,
  { minutes, meeting }: Pick<Found, 'minutes' | 'meeting'>,
  actor: PersonId,
  today: string,
): boolean => {
  const { correctionsUntil = '', confirmedBy } = minutes;
  if (committee.approval === 'next-meeting' || today > correctionsUntil) return false;
  const asked = new Set([...voters(committee), ...Object.keys(meeting.roll)]);
  return [...asked].some((person) => person !== actor && !confirmedBy.includes(person));
};

const approve = (states: States, { id, actor }: Command, context: Context): Decided | Refusal => {
  const { now, head, calendar, people } = context;
  const found = minutesIn('circulated', states, id);
  const committee = states.committee?.state;
  if ('refusal' in found) return found;
  if (!committee) return refuse('no-committee');
  const sitting = openMeeting(states);
  const no = approvalBarred(committee, found.minutes, sitting, now);
  if (no) return no;
  const { meeting, minutes } = found;
  const document = documentIn(states, meeting, minutes);
  const sealedHash = sealOf(document);
  const secretary = committee.roles[actor]?.role === 'secretary';
  const early = endsEarly(committee, found, actor, calendar.dateOf(now));
  const approved: MinutesEvent = {
    type: 'minutes-approved',
    v: 1,
    data: {
      by: actor,
      at: now,
      ...(early ? { early } : {}),
      acting: secretary && inRole(committee, 'chair') === undefined,
      sealedHash,
      sealedSeq: head.seq,
      sealedHead: head.hash,
    },
    text: namesOf(people, [...peopleIn(document), actor]),
  };
  const minuted: EntityChange[] =
    sitting === undefined
      ? []
      : [
          meetingChange(sitting.ref, {
            type: 'earlier-minutes-approved',
            v: 1,
            data: { meeting: meeting.ref, at: now, by: actor },
          }),
        ];
  return {
    changes: [
      minutesChange(found.id, approved),
      meetingChange(meeting.ref, {
        type: 'minutes-approved',
        v: 1,
        data: { at: now, sealedHash },
      }),
      ...minuted,
    ],
    messages: [{ to: { conversation: 'root' }, kind: 'minutes-approved', about: found.id }],
  };
};

export const approvalCommands = {
  'minutes.approve': { needs: approveNeeds, decide: approve },
};
