import { actionFeature } from './action/feature.ts';
import { agendaFeature } from './agenda/feature.ts';
import { circularFeature } from './circular/feature.ts';
import { committeeFeature } from './committee.ts';
import { decisionFeature } from './decision/feature.ts';
import { keepingFeature } from './keeping.ts';
import { meetingFeature } from './meeting/feature.ts';
import { rollFeature } from './meeting/roll-commands.ts';
import { minutesFeature } from './minutes/feature.ts';
import { motionFeature } from './motion/feature.ts';
import { noteFeature } from './note.ts';
import { personFeature } from './person.ts';
import { raidFeature } from './raid/feature.ts';
import { registerFeature } from './register/feature.ts';
import type { Feature } from './route.ts';
import { seatFeature } from './seats.ts';
import { setUpFeature } from './set-up.ts';
import { undoFeature } from './undo.ts';
import { unknownFeature } from './unknown.ts';

/** Everything that can be typed or pressed, in the order in which typed words are tried. */
export const features: readonly Feature[] = [
  committeeFeature,
  setUpFeature,
  seatFeature,
  keepingFeature,
  agendaFeature,
  meetingFeature,
  noteFeature,
  decisionFeature,
  motionFeature,
  circularFeature,
  // Before actions: what is typed of minutes names a meeting.
  minutesFeature,
  actionFeature,
  raidFeature,
  undoFeature,
  personFeature,
  registerFeature,
  // Words about people in plain sentences: only what nothing else is meant by.
  rollFeature,
  unknownFeature,
];
