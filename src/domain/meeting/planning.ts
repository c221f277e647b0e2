import type { Decided, Ref, Refusal } from '../../records/entity.ts';
import { committeeChange } from '../committee.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import type { MeetingEvent } from './events.ts';
import { meetingChange } from './events.ts';
import type { About } from './find.ts';
import { known } from './find.ts';

interface PlanInput {
  /** UTC instant. */
  readonly when: string;
  readonly title?: string;
}

const upcoming = (command: About, states: States): Ref | undefined =>
  command.id ?? states.committee?.state.nextMeeting;

const needs = (command: About, states: States): Needs => ({
  ids: known(upcoming(command, states)),
});

/** Plans the next meeting, or moves it where one is planned already. */
const plan = (states: States, command: Command<PlanInput>, context: Context): Decided | Refusal => {
  const { input } = command;
  if (!states.committee) return refuse('no-committee');
  if (Date.parse(input.when) <= Date.parse(context.now)) return refuse('meeting-in-past');
  const known = upcoming(command, states);
  const before = known === undefined ? undefined : states.get('meeting', known)?.state;
  if (known !== undefined && !before) return refuse('not-found');
  if (before && before.status !== 'planned')
    return refuse('meeting-not-planned', { ref: before.ref });
  const ref = before?.ref ?? context.fresh('M');
  const planned: MeetingEvent = {
    type: 'meeting-planned',
    v: 1,
    data: { ref, at: input.when },
    ...(input.title === undefined ? {} : { text: { title: input.title } }),
  };
  return {
    changes: [
      meetingChange(ref, planned),
      committeeChange({ type: 'meeting-planned', v: 1, data: { meeting: ref, at: input.when } }),
    ],
  };
};

const cancel = (
  states: States,
  command: Command<{ readonly why: string }>,
  context: Context,
): Decided | Refusal => {
  const ref = upcoming(command, states);
  const meeting = ref === undefined ? undefined : states.get('meeting', ref)?.state;
  if (!meeting) return refuse('no-meeting-planned');
  if (meeting.status === 'in-session' || meeting.status === 'adjourned')
    return refuse('meeting-to-close', { ref: meeting.ref });
  if (meeting.status !== 'planned') return refuse('meeting-not-planned', { ref: meeting.ref });
  const cancelled: MeetingEvent = {
    type: 'meeting-cancelled',
    v: 1,
    data: { at: context.now },
    text: { why: command.input.why },
  };
  return {
    changes: [
      meetingChange(meeting.ref, cancelled),
      committeeChange({ type: 'meeting-ended', v: 1, data: { meeting: meeting.ref } }),
    ],
  };
};

export const planningCommands = {
  'meeting.plan': { needs, decide: plan },
  'meeting.cancel': { needs, decide: cancel },
};
