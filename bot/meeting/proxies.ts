import { z } from 'zod';
import { proxyDialog } from '../../cards/proxy-dialog.ts';
import { voters } from '../../src/domain/committee.ts';
import { Refused } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { choosable, chosenPerson, whoIs } from '../candidates.ts';
import { home } from '../home.ts';
import { maybePerson, present } from '../inputs.ts';
import type { CommandRoute, Dialog, Reply } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { rightsOf, sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { loadMeeting } from './shown.ts';

interface Appointing {
  readonly holder: string | null;
  readonly of?: string;
}

/** The meeting in session, else the next. Throws Refused (`no-meeting-planned`). */
const meetingMeant = ({ state }: Body, ref?: string): string => {
  const id = ref ?? state.inSession ?? state.nextMeeting;
  if (id === undefined) throw new Refused('no-meeting-planned');
  return id;
};

const appoint = async (turn: Turn, body: Body, id: string, input: Appointing): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'roll.appoint-proxy', id, input });
  const scene = sceneFor(turn, body);
  const line = text('meeting.proxyGiven', {
    ref: id,
    name: await scene.name(input.of ?? turn.me.id),
    holder: input.holder === null ? 'none' : await scene.name(input.holder),
  });
  return turn.inbound.kind === 'message' ? { public: say(line) } : { note: line };
};

/** Asks who is to cast the speaker's vote, or of whoever keeps the minutes also whose. */
const proxyForm = async (turn: Turn, body: Body, id: string): Promise<Dialog> => {
  const scene = sceneFor(turn, body);
  await loadMeeting(turn, body, id);
  const may = await rightsOf(scene);
  const voting = voters(body.state);
  const people = choosable(await turn.services.directory.many(turn.tenant, voting));
  const keeps = may('meeting.start');
  return proxyDialog(
    scene.place,
    { id, ref: id },
    {
      holders: keeps ? people : people.filter((person) => person.id !== turn.me.id),
      ...(keeps ? { of: people } : {}),
    },
  );
};

export const proxyVerb = verbRoute({
  verb: 'roll.appoint-proxy',
  input: z.object({ holder: maybePerson, of: maybePerson }),
  form: async (turn, { committee, id }) => {
    const body = await bodyOf(turn, committee);
    return proxyForm(turn, body, meetingMeant(body, id));
  },
  handle: async (turn, { holder, of }, { committee, id }) => {
    const body = await bodyOf(turn, committee);
    return appoint(turn, body, meetingMeant(body, id), {
      holder: holder === undefined ? null : await chosenPerson(turn, holder),
      ...present({ of: of === undefined ? undefined : await chosenPerson(turn, of) }),
    });
  },
});

const NOBODY = /^(?:nobody|no\s?one|none)$/iu;

/** `Tom`, `Tom for Priya`, `nobody`. */
const appointed = async (turn: Turn, body: Body, said: string): Promise<Appointing> => {
  const [, holder = said, member] = /^(.+?)\s+for\s+(.+)$/iu.exec(said) ?? [];
  return {
    holder: NOBODY.test(holder) ? null : (await whoIs(turn, body, holder)).id,
    ...present({ of: member === undefined ? undefined : (await whoIs(turn, body, member)).id }),
  };
};

/** The next meeting may be meant although one is in session. Throws Refused (`no-meeting-planned`). */
const typedMeeting = (body: Body, said: string | undefined): string => {
  if (said === undefined) return meetingMeant(body);
  if (/^m-/iu.test(said)) return said.toUpperCase();
  const next = body.state.nextMeeting;
  if (next === undefined) throw new Refused('no-meeting-planned');
  return next;
};

export const proxyCommand: CommandRoute = {
  name: 'proxy for next: <person>',
  pattern:
    /^proxy(?:\s+for\s+(?:the\s+)?(?<meeting>next(?:\s+meeting)?|m-\d{1,9}))?\s*(?::\s*(?<who>\S.*))?$/iu,
  handle: async (turn, { meeting, who }) => {
    const body = await home(turn);
    const id = typedMeeting(body, meeting);
    if (!who) return { dialog: await proxyForm(turn, body, id) };
    return appoint(turn, body, id, await appointed(turn, body, who.trim()));
  },
};
