import { z } from 'zod';
import { attendanceDialog } from '../../cards/meeting-dialogs.ts';
import { quorumText } from '../../cards/quorum.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { voters } from '../../src/domain/committee.ts';
import { presentAt } from '../../src/domain/meeting/find.ts';
import type { RollInput } from '../../src/domain/meeting/roll.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { quorumAt } from '../../src/domain/motion/electorate.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import { Invalid } from '../../src/errors.ts';
import { listText, timeText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { candidatesOf, choosable, chosenPerson } from '../candidates.ts';
import { maybePerson, maybeWords, present } from '../inputs.ts';
import type { Dialog, Reply } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import type { Scene } from '../scene.ts';
import { sceneFor } from '../scene.ts';
import { recordCard } from '../show.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { standIns } from '../views/meeting-card.ts';
import { meetingCardIn, loadMeeting } from './shown.ts';

const attendance = z.enum(['present', 'apologies', 'absent', 'left']);

/** One input a person, `p:<id>`, or `attendance` for oneself; what else a client sends along is left aside. */
const rollInput = z.preprocess(
  (all) => ({
    ...(all as object),
    people: Object.fromEntries(
      Object.entries(all as object).filter(([key]) => key.startsWith('p:')),
    ),
  }),
  z.object({
    people: z.record(z.string().regex(/^p:p[0-9a-z]+$/u), attendance),
    attendance: attendance.optional(),
    alternate: maybePerson,
    alternateFor: maybePerson,
    presiding: maybePerson,
    /** The motion from whose card somebody says that they are here. */
    motion: maybeWords(20),
  }),
);

type Said = z.infer<typeof rollInput>;

const standIn = async (turn: Turn, { alternate, alternateFor }: Said) => {
  if (alternate === undefined || alternateFor === undefined) return [];
  const [person, member] = await Promise.all([
    chosenPerson(turn, alternate),
    chosenPerson(turn, alternateFor),
  ]);
  return [{ person, attendance: 'present', alternateFor: member } as const];
};

const rollOf = async (turn: Turn, said: Said, { presiding }: MeetingState): Promise<RollInput> => {
  const named = said.presiding && (await chosenPerson(turn, said.presiding));
  const stands = await standIn(turn, said);
  const people = Object.entries(said.people).map(([key, value]) => ({
    person: key.slice(2),
    attendance: value,
  }));
  const self = said.attendance ? [{ person: turn.me.id, attendance: said.attendance }] : [];
  const others = people.filter(({ person }) => stands.every((each) => each.person !== person));
  return {
    entries: [...others, ...self, ...stands],
    ...(named && named !== presiding ? { presiding: named } : {}),
  };
};

/** `2 present, 3 needed`, where anybody votes; `item`: without whoever declared an interest in it. */
export const standing = ({ body, now }: Scene, state: MeetingState, item?: string): string =>
  state.status === 'in-session' && voters(body.state).length > 0
    ? quorumText(quorumAt(body.state, state, item, now))
    : 'none';

/** That there is no quorum is said by itself in the meeting's thread, but of a reserved item. */
const isSaidThere = async (
  { services, body }: Scene,
  before: MeetingState,
  { quorum = [], current = '' }: MeetingState,
): Promise<boolean> => {
  if (quorum.length === (before.quorum ?? []).length || quorum.at(-1)?.met !== false) return false;
  const item = await services.records.load(body.pk, current);
  return (item?.state as AgendaItemState | undefined)?.reserved !== true;
};

/** As `standing`, where the room does not read it anyway. */
const standingUnsaid = async (
  scene: Scene,
  before: MeetingState,
  state: MeetingState,
): Promise<string> => {
  const apart = scene.place.code === undefined && (await isSaidThere(scene, before, state));
  return apart ? 'none' : standing(scene, state);
};

/** Who is as they were before has neither come nor left, where no time is said. */
const isNews =
  ({ roll }: MeetingState) =>
  ({ person, attendance: now, at, alternateFor }: RollInput['entries'][number]): boolean => {
    const { attendance: was, leftAt } = roll[person] ?? {};
    const left = leftAt === undefined ? was : 'left';
    return at !== undefined || alternateFor !== undefined || left !== now;
  };

/** A few comings or goings are said by name and time, anything longer as the attendance that it makes. */
const rollLine = async (
  scene: Scene,
  before: MeetingState,
  input: RollInput,
  state: MeetingState,
): Promise<string> => {
  const entries = input.entries.filter(isNews(before));
  const [first] = entries;
  const moved = first?.attendance === 'left' || first?.attendance === 'present';
  const alike = entries.every(
    ({ attendance: each, at, alternateFor }) =>
      each === first?.attendance && at === first?.at && alternateFor === undefined,
  );
  const added = entries.some(({ person }) => {
    const { arrivedAt, leftAt } = state.roll[person] ?? {};
    return before.roll[person]?.attendance !== 'present' && (leftAt ?? arrivedAt) === undefined;
  });
  const timed = state.status === 'in-session' || first?.at !== undefined;
  if (first && moved && alike && timed && before.rollTaken && input.entries.length <= 3) {
    const names = await Promise.all(entries.map(({ person }) => scene.name(person)));
    const said = { ref: state.ref, names: listText(names) };
    if (added) return text('reply.rollAdded', said);
    const time = timeText(first.at ?? scene.now, scene.place.zone);
    return text('reply.rollMoved', { ...said, change: first.attendance, time });
  }
  if (state.status === 'planned' && entries.every(({ attendance: each }) => each === 'apologies')) {
    const names = await Promise.all(entries.map(({ person }) => scene.name(person)));
    return text('reply.rollApologies', { ref: state.ref, names: listText(names) });
  }
  const count = presentAt(state.roll, state.closedAt ?? scene.now).length;
  const quorum = await standingUnsaid(scene, before, state);
  return text('reply.rollTaken', { ref: state.ref, count, quorum });
};

/** Who presides from now on, where who came or left changed it. */
const handedOver = async (
  scene: Scene,
  before: MeetingState,
  { presiding, acting, status }: MeetingState,
): Promise<string[]> => {
  if (status !== 'in-session' || presiding === before.presiding) return [];
  const name = presiding ? await scene.name(presiding) : 'none';
  return [text('reply.presidesNow', { name, acting: String(acting ?? false) })];
};

/** Records who is there. Throws Invalid (`person-unknown`). */
export const recordRoll = async (
  turn: Turn,
  body: Body,
  id: string,
  input: RollInput,
): Promise<Reply> => {
  const people = [...new Set(input.entries.map(({ person }) => person))];
  const known = await turn.services.directory.many(turn.tenant, people);
  if (known.length < people.length) throw new Invalid('person-unknown');
  const { state: before } = await loadMeeting(turn, body, id);
  await carryOut(turn, body, { verb: 'roll.record', id, input });
  const { state } = await loadMeeting(turn, body, id);
  const scene = sceneFor(turn, await bodyOf(turn, body.id));
  const said =
    input.entries.length === 0 && state.presiding
      ? [
          text('reply.presides', {
            ref: id,
            name: await scene.name(state.presiding),
            acting: String(state.acting ?? false),
          }),
        ]
      : [await rollLine(scene, before, input, state), ...(await handedOver(scene, before, state))];
  const pressed = turn.inbound.kind === 'card-action' && state.status === 'in-session';
  return {
    public: say(said.join(' · ')),
    ...(pressed ? { card: await meetingCardIn(scene, id) } : {}),
  };
};

/** Whoever presides or takes the roll is there; of the others nothing is supposed. */
const supposed = (there: boolean) => (there ? ('present' as const) : ('absent' as const));

const shownOf = ({ roll, presiding, status }: MeetingState, person: string, by: string) => {
  const entry = roll[person];
  if (entry?.leftAt !== undefined) return 'left' as const;
  const takes = person === by && status === 'in-session';
  return entry?.attendance ?? supposed(person === presiding || takes);
};

export const attendanceForm = async (turn: Turn, body: Body, id: string): Promise<Dialog> => {
  const { state, version } = await loadMeeting(turn, body, id);
  const people = choosable(await candidatesOf(turn, body));
  const voting = voters(body.state);
  const away = ({ id: person }: { readonly id: string }) =>
    shownOf(state, person, turn.me.id) !== 'present';
  const scene = sceneFor(turn, body);
  return attendanceDialog(
    scene.place,
    { id, ref: id, version },
    {
      standIns: await standIns(scene, state),
      people: people.map((person) => ({
        ...person,
        attendance: shownOf(state, person.id, turn.me.id),
      })),
      ...(rulesOf(body.state).alternates
        ? {
            alternates: people.filter((person) => !voting.includes(person.id)),
            replaced: people.filter((person) => voting.includes(person.id) && away(person)),
          }
        : {}),
      ...(state.acting ? { presiding: state.presiding ?? '' } : {}),
    },
  );
};

export const rollVerbs = [
  verbRoute({
    verb: 'roll.record',
    input: rollInput,
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      return attendanceForm(turn, body, target.id ?? body.state.inSession ?? '');
    },
    handle: async (turn, input, target) => {
      const body = await bodyOf(turn, target.committee);
      const { id, state } = await loadMeeting(turn, body, target.id ?? body.state.inSession);
      const reply = await recordRoll(turn, body, id, await rollOf(turn, input, state));
      if (input.motion === undefined) return reply;
      const card = await recordCard(turn, await bodyOf(turn, body.id), input.motion);
      return { ...reply, ...present({ card }) };
    },
  }),
];
