import type { Area } from '../model.ts';
import { recordCommands } from '../undo.ts';
import { closingCommands } from './closing.ts';
import { evolveMeeting } from './evolve.ts';
import { planningCommands } from './planning.ts';
import { followUpCommands, meetingWake } from './follow-up.ts';
import { proxyCommands } from './proxies.ts';
import { releaseCommands } from './release.ts';
import { interestCommands } from './declaring-interest.ts';
import { rollCommands } from './roll.ts';
import { sittingCommands } from './sitting.ts';
import type { MeetingState } from './state.ts';

/** The life of a meeting, with its attendance and the undoing of what was recorded in it. */
export const meetingArea = {
  type: 'meeting',
  evolve: evolveMeeting,
  project: ({ ref, title, status }) => ({ ref, title: title || ref, status }),
  nextWake: meetingWake,
  wake: 'meeting.follow-up',
  commands: {
    ...planningCommands,
    ...sittingCommands,
    ...closingCommands,
    ...releaseCommands,
    ...followUpCommands,
    ...rollCommands,
    ...interestCommands,
    ...proxyCommands,
    ...recordCommands,
  },
} satisfies Area<MeetingState>;
