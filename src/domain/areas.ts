import type { EntityType } from '../records/entity.ts';
import { actionArea } from './action/area.ts';
import { agendaArea } from './agenda/area.ts';
import { committeeArea } from './committee.ts';
import { decisionArea } from './decision/area.ts';
import { keeping } from './keeping.ts';
import { meetingArea } from './meeting/area.ts';
import { watching } from './meeting/watch.ts';
import { seatRule } from './membership.ts';
import { minutesArea } from './minutes/area.ts';
import { motionArea } from './motion/area.ts';
import type { Area, Command, CommandRule, Needs, States } from './model.ts';
import { noteArea } from './note.ts';
import { permissionNeeds } from './permission.ts';
import { raidArea } from './raid/area.ts';
import { setUpRule } from './set-up.ts';

type AnyArea = Area<unknown>;

/** What the permission table looks at is loaded with whatever the rule itself needs. */
const withPermission = (rule: CommandRule): CommandRule => ({
  ...rule,
  needs: (command: Command<never>, states: States): Needs => {
    const own = rule.needs?.(command, states) ?? {};
    return { ...own, ids: [...(own.ids ?? []), ...permissionNeeds(command, states)] };
  },
});

const complete = (area: unknown): AnyArea => {
  const known = area as AnyArea;
  const commands = Object.entries(known.commands).map(([verb, rule]) => [
    verb,
    watching(withPermission(rule)),
  ]);
  return { ...known, commands: Object.fromEntries(commands) };
};

/** Every type of entity: how it is decided and how it evolves. */
export const areas: Readonly<Record<EntityType, AnyArea>> = {
  committee: complete({
    ...committeeArea,
    ...keeping,
    commands: {
      ...committeeArea.commands,
      'committee.setup': setUpRule,
      'committee.seat': seatRule,
      ...keeping.commands,
    },
  }),
  meeting: complete(meetingArea),
  'agenda-item': complete(agendaArea),
  note: complete(noteArea),
  motion: complete(motionArea),
  decision: complete(decisionArea),
  action: complete(actionArea),
  raid: complete(raidArea),
  minutes: complete(minutesArea),
};
