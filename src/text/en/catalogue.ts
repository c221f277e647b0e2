import { action } from './action.ts';
import { agenda } from './agenda.ts';
import { card } from './card.ts';
import { circular } from './circular.ts';
import { committee } from './committee.ts';
import { decision } from './decision.ts';
import { digest } from './digest.ts';
import { document } from './document.ts';
import { flaw } from './flaw.ts';
import { general } from './general.ts';
import { history } from './history.ts';
import { keeping } from './keeping.ts';
import { meeting } from './meeting.ts';
import { membership } from './membership.ts';
import { minutes } from './minutes.ts';
import { motion } from './motion.ts';
import { notice } from './notice.ts';
import { pack } from './pack.ts';
import { people } from './people.ts';
import { raid } from './raid.ts';
import { record } from './record.ts';
import { register } from './register.ts';
import { rehearsal } from './rehearsal.ts';
import { reply } from './reply.ts';
import { rule } from './rule.ts';
import { setup } from './setup.ts';
import { step } from './step.ts';
import { template } from './template.ts';
import { unknown } from './unknown.ts';
import { actionRefusals } from './refusal/action.ts';
import { committeeRefusals } from './refusal/committee.ts';
import { doorRefusals } from './refusal/door.ts';
import { generalRefusals } from './refusal/general.ts';
import { meetingRefusals } from './refusal/meeting.ts';
import { minutesRefusals } from './refusal/minutes.ts';
import { motionRefusals } from './refusal/motion.ts';
import { registerRefusals } from './refusal/register.ts';
import { startRefusals } from './refusal/start.ts';

/** Every word that a person reads, in English: one file per area. */
export const en = {
  action,
  agenda,
  card,
  circular,
  committee,
  decision,
  digest,
  document,
  flaw,
  general,
  history,
  keeping,
  meeting,
  membership,
  minutes,
  motion,
  notice,
  pack,
  people,
  raid,
  record,
  register,
  rehearsal,
  reply,
  rule,
  setup,
  step,
  template,
  unknown,
  refusal: {
    ...generalRefusals,
    ...doorRefusals,
    ...startRefusals,
    ...committeeRefusals,
    ...actionRefusals,
    ...meetingRefusals,
    ...minutesRefusals,
    ...motionRefusals,
    ...registerRefusals,
  },
} as const;
