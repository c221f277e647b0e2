import { z } from 'zod';
import { setUpDialog } from '../cards/committee-setup.ts';
import { helpCard } from '../cards/help.ts';
import { pauseDialog } from '../cards/evidence.ts';
import { isRegion, isZone } from '../src/domain/calendar.ts';
import type { Role, SeatInput } from '../src/domain/committee.ts';
import { inRole, peopleInRole, voters } from '../src/domain/committee.ts';
import { rulesOf } from '../src/domain/rules.ts';
import { Invalid } from '../src/errors.ts';
import { text } from '../src/text/text.ts';
import { candidatesOf, choosable, chosenPeople, chosenPerson } from './candidates.ts';
import { sensible } from './dates.ts';
import { nowhere } from './fallback.ts';
import { bodiesOf, establish, home } from './home.ts';
import { date, maybePeople, maybePerson, maybeWords, present } from './inputs.ts';
import { regionChoices } from './regions.ts';
import { aloud } from './register/commands.ts';
import { open, summaryOf } from './register/opens.ts';
import type { Dialog, Feature, Reply } from './route.ts';
import { asked, content, say, verbRoute } from './route.ts';
import { chosenRules, ruleInputs } from './voting-rules.ts';
import { calendarOf, rightsOf, sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const setUpForm = async (turn: Turn, body: Body): Promise<Dialog> => {
  const { state, version } = body;
  const scene = sceneFor(turn, body);
  return setUpDialog(
    scene.place,
    { id: 'committee', version },
    {
      people: choosable(await candidatesOf(turn, body)),
      voters: voters(state),
      deputies: peopleInRole(state, 'deputy'),
      name: state.name,
      zone: state.timeZone,
      regions: regionChoices(state.region),
      approval: state.approval,
      rules: rulesOf(state),
      ...present({
        chair: inRole(state, 'chair'),
        secretary: inRole(state, 'secretary'),
        region: state.region,
        sponsor: state.sponsor,
      }),
    },
  );
};

const setUpInput = z.object({
  chair: maybePerson,
  secretary: maybePerson,
  voters: maybePeople,
  deputies: maybePeople,
  attendees: maybePeople,
  observers: maybePeople,
  leaving: maybePeople,
  name: maybeWords(100),
  zone: maybeWords(60),
  region: maybeWords(20),
  approval: z.enum(['no-open-correction', 'next-meeting']).optional(),
  sponsor: maybePerson,
  ...ruleInputs,
  /** Agrees to what the welcome proposed: worth nothing once somebody has set the committee up. */
  proposal: z.literal('yes').optional(),
});

const one = async (turn: Turn, value: string | undefined) =>
  value === undefined ? undefined : chosenPerson(turn, value);

const several = async (turn: Turn, value: string | undefined) =>
  value === undefined ? undefined : chosenPeople(turn, value);

/** Seats without a vote; whoever takes no part any more has none. */
const othersOf = async (
  turn: Turn,
  { attendees, observers, leaving }: z.infer<typeof setUpInput>,
): Promise<SeatInput[]> => {
  const seats = async (role: Role | null, value: string | undefined) =>
    ((await several(turn, value)) ?? []).map((person) => ({ person, role }));
  return [
    ...(await seats('attendee', attendees)),
    ...(await seats('observer', observers)),
    ...(await seats(null, leaving)),
  ];
};

/** Whoever has a seat finds the committee's records from their 1:1 chat. */
const joinAll = async (turn: Turn, body: Body): Promise<void> => {
  const { directory } = turn.services;
  const people = await directory.many(turn.tenant, Object.keys(body.state.roles));
  await Promise.all(people.map((person) => directory.joinCommittee(person, body.id)));
};

/** From now on the card that was pressed shows everybody who is who, in place of proposals. */
const settledCard = async (turn: Turn, body: Body, line: string): Promise<Reply> => {
  const { address, kind, replyToId } = turn.inbound;
  // Whoever has just given the own seat away may not read who is who any more.
  if (!body.state.roles[turn.me.id]) return { note: line };
  const shown = asked(line, await open(turn, { show: 'members' }, body.id));
  if (kind !== 'message' && replyToId)
    await turn.services.outbound
      .update(address, replyToId, shown)
      .catch((error: unknown) => turn.services.log.warn({ err: error }, 'card not updated'));
  return { ...present({ card: shown.card }), summary: line };
};

const setUp = async (
  turn: Turn,
  before: Body,
  input: z.infer<typeof setUpInput>,
  version: number | undefined,
): Promise<Reply> => {
  const { zone } = input;
  if (zone !== undefined && !isZone(zone)) throw new Invalid('zone-unknown', { zone });
  if (input.region !== undefined && !isRegion(input.region))
    throw new Invalid('region-unknown', { region: input.region });
  const chosen = {
    ...present({
      name: input.name,
      region: input.region,
      approval: input.approval,
      timeZone: zone,
    }),
    ...present({
      chair: await one(turn, input.chair),
      secretary: await one(turn, input.secretary),
      sponsor: await one(turn, input.sponsor),
      voters: await several(turn, input.voters),
      deputies: await several(turn, input.deputies),
    }),
    ...chosenRules(input),
    others: await othersOf(turn, input),
  };
  await carryOut(turn, before, {
    verb: 'committee.setup',
    id: 'committee',
    ...present({ version }),
    input: { committeeId: before.id, ...chosen, answered: true },
  });
  const body = await bodyOf(turn, before.id);
  await joinAll(turn, body);
  const line = text('reply.setUp', { name: body.state.name, code: body.state.code });
  const shown = await settledCard(turn, body, line);
  return turn.inbound.kind === 'card-action' ? shown : { public: say(line) };
};

const committees = async (turn: Turn): Promise<Reply> => {
  const card = await open(turn, { show: 'committees' });
  return { private: content(summaryOf(card), card) };
};

/** Makes this conversation a further one of a committee that the speaker leads. */
const link = async (turn: Turn, code: string): Promise<Reply> => {
  const body = (await bodiesOf(turn)).find(({ state }) => state.code === code.toUpperCase());
  if (!body) throw new Invalid('code-unknown', { code: code.slice(0, 10) });
  const may = await rightsOf(sceneFor(turn, body));
  if (!may('committee.setup')) throw new Invalid('code-unknown', { code: code.slice(0, 10) });
  await turn.services.committees.linkConversation(turn.inbound.address, body.id);
  return { public: say(text('reply.linked', { code: body.state.code, name: body.state.name })) };
};

const takeOver = async (turn: Turn, body: Body): Promise<Reply> => {
  const members = await turn.services.roster.members(turn.inbound.address);
  const self = members.find(({ aadObjectId }) => aadObjectId === turn.me.aadObjectId);
  const teamOwner = self?.owner === true;
  await carryOut(turn, body, {
    verb: 'committee.take-over',
    id: 'committee',
    input: { teamOwner },
  });
  await turn.services.directory.joinCommittee(turn.me, body.id);
  return { public: say(text('reply.tookOver', { name: turn.me.name })) };
};

/** How the records say that reminders are paused until somebody resumes them. */
const FOREVER = '9999-12-31';

const pause = async (turn: Turn, body: Body, until: string | null): Promise<Reply> => {
  if (until !== null && until !== FOREVER) sensible(until, calendarOf(body.state).dateOf(turn.now));
  await carryOut(turn, body, { verb: 'chase.pause', id: 'committee', input: { until } });
  const line = text('reply.paused', {
    until: until === FOREVER ? 'forever' : (until ?? 'none'),
  });
  return { private: say(line), note: line };
};

export const committeeFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'committee.setup',
      input: setUpInput,
      form: async (turn, target) =>
        setUpForm(turn, await establish({ ...turn, ...present({ chosen: target.committee }) })),
      handle: async (turn, input, { committee, version }) => {
        const chosen = { ...turn, ...present({ chosen: committee }) };
        const body = await establish(chosen);
        if (input.proposal && body.state.setUp)
          return settledCard(turn, body, text('reply.setUpAlready', { name: body.state.name }));
        return setUp(turn, body, input, version);
      },
    }),
    verbRoute({
      verb: 'committee.take-over',
      input: z.looseObject({}),
      handle: async (turn, _input, { committee }) => takeOver(turn, await bodyOf(turn, committee)),
    }),
    verbRoute({
      verb: 'chase.pause',
      input: z.object({ until: date.or(z.literal('')).optional() }),
      form: async (turn, { committee }) => {
        const body = await bodyOf(turn, committee);
        return pauseDialog(sceneFor(turn, body).place, { id: 'committee', version: body.version });
      },
      handle: async (turn, { until }, { committee }) =>
        pause(turn, await bodyOf(turn, committee), until ? until : null),
    }),
    verbRoute({
      verb: 'chase.policy',
      input: z.object({ sponsor: maybePerson }),
      handle: async (turn, { sponsor }, { committee }) => {
        const body = await bodyOf(turn, committee);
        const input = { sponsor: (await one(turn, sponsor)) ?? null };
        await carryOut(turn, body, { verb: 'chase.policy', id: 'committee', input });
        return { note: text('reply.saved') };
      },
    }),
  ],
  commands: [
    {
      name: 'help',
      pattern: /^(?:help|hi|hello|hey|start)?\s*[!.?]?\s*$/iu,
      handle: async (turn) => ({ card: helpCard(nowhere(turn)), summary: text('reply.help') }),
    },
    {
      name: 'set up',
      pattern: /^set\s*-?up\s*$/iu,
      handle: async (turn) => ({ dialog: await setUpForm(turn, await establish(turn)) }),
    },
    {
      name: 'members',
      pattern: /^(?:members|people)\s*$/iu,
      handle: async (turn) => aloud(turn, await home(turn), { show: 'members' }),
    },
    {
      name: 'committees',
      pattern: /^committees\s*$/iu,
      handle: committees,
    },
    {
      name: 'link <code>',
      pattern: /^link(?:\s+(?:to\s+)?(?<code>[a-z0-9]{1,8}))?\s*$/iu,
      handle: async (turn, { code }) => (code ? link(turn, code) : committees(turn)),
    },
    {
      name: 'take over',
      pattern: /^take\s+over\s*$/iu,
      handle: async (turn) => takeOver(turn, await home(turn)),
    },
    {
      name: 'pause reminders',
      pattern: /^(?<what>pause|resume)\s+reminders\s*$/iu,
      handle: async (turn, { what }) =>
        pause(turn, await home(turn), what?.toLowerCase() === 'pause' ? FOREVER : null),
    },
  ],
};
