import { z } from 'zod';
import { rulesInShort, templateName } from '../cards/rules.ts';
import type { StandingItem } from '../src/domain/agenda/standing.ts';
import { isRegion, isZone } from '../src/domain/calendar.ts';
import type { Role, SeatInput, SetupInput } from '../src/domain/committee.ts';
import { peopleInRole, voters } from '../src/domain/committee.ts';
import { hasLeft } from '../src/domain/departed.ts';
import { vacantRoles } from '../src/domain/motion/electorate.ts';
import { rulesOf } from '../src/domain/rules.ts';
import type { TemplateId } from '../src/domain/templates.ts';
import { TEMPLATES } from '../src/domain/templates.ts';
import { Invalid } from '../src/errors.ts';
import { text } from '../src/text/text.ts';
import { chosenAmong, chosenPeople, maybeChosen } from './candidates.ts';
import { establish } from './home.ts';
import { clearable, maybePeople, maybePerson, maybeWords, present } from './inputs.ts';
import { orphaned } from './membership.ts';
import { plannedLine } from './meeting/plan.ts';
import { aloud } from './register/commands.ts';
import { open } from './register/opens.ts';
import type { Feature, Reply } from './route.ts';
import { asked, say, verbRoute } from './route.ts';
import { setUpForm } from './set-up-form.ts';
import { RULE_WORDS, ruleSaid } from './rule-words.ts';
import { chosenRules, OFFICES, ruleInputs, templateSaid } from './rules.ts';
import { ensureMay } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const setUpInput = z.object({
  chair: clearable(maybePerson),
  secretary: clearable(maybePerson),
  voters: maybePeople,
  deputies: maybePeople,
  attendees: maybePeople,
  observers: maybePeople,
  leaving: maybePeople,
  /** Whom the form showed as chosen: it says nothing of the others. */
  voting: maybePeople,
  deputising: maybePeople,
  name: maybeWords(100),
  zone: maybeWords(60),
  region: clearable(maybeWords(20)),
  sponsor: clearable(maybePerson),
  ...ruleInputs,
  /** Agrees to what the welcome proposed: worth nothing once somebody has set the committee up. */
  proposal: z.literal('yes').optional(),
});

type Said = z.infer<typeof setUpInput>;

const several = async (turn: Turn, value: string | undefined) =>
  value === undefined ? undefined : chosenPeople(turn, value);

/** Seats without a vote; whoever takes no part any more has none. */
const othersOf = async (
  turn: Turn,
  { attendees, observers, leaving }: Said,
): Promise<SeatInput[]> => {
  const seats = async (role: Role | null, value: string | undefined) =>
    ((await several(turn, value)) ?? []).map((person) => ({ person, role }));
  return [
    ...(await seats('attendee', attendees)),
    ...(await seats('observer', observers)),
    ...(await seats(null, leaving)),
  ];
};

/** Who holds the offices from now on; null where nobody does any more. */
const officesOf = async (turn: Turn, said: Said) => {
  const chosen = await Promise.all(
    OFFICES.map(async (office) => [office, await maybeChosen(turn, said[office])] as const),
  );
  return Object.fromEntries(chosen.filter(([, person]) => person !== undefined));
};

/** What stands on every agenda of such a body. */
const standingOf = (template: TemplateId): StandingItem[] =>
  TEMPLATES[template].standing.map(({ title, ...item }) => ({
    ...item,
    title: text(`template.${title}`),
  }));

/** A template brings its agenda when it is taken, not whenever the form is saved again. */
const agendaOf = ({ template, filled }: Said, { state }: Body) =>
  template !== undefined &&
  template !== 'own' &&
  (template !== state.template || template === filled)
    ? { standing: standingOf(template) }
    : {};

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

const settle = async (
  turn: Turn,
  before: Body,
  {
    answered = true,
    ...input
  }: Omit<SetupInput, 'committeeId' | 'answered'> & {
    readonly answered?: boolean;
  },
  version?: number,
): Promise<{ readonly body: Body; readonly moved: string | undefined }> => {
  const done = await carryOut(turn, before, {
    verb: 'committee.setup',
    id: 'committee',
    ...present({ version }),
    input: { committeeId: before.id, ...input, answered },
  });
  const body = await bodyOf(turn, before.id);
  for (const person of Object.keys(before.state.roles))
    // oxlint-disable-next-line no-await-in-loop -- commits of one committee are serial anyway
    if (hasLeft(body.state, person)) await orphaned(turn.services, body, person);
  await joinAll(turn, body);
  await turn.services.records.rearm(body.pk);
  return { body, moved: plannedLine(turn, body, done) };
};

const setUp = async (
  turn: Turn,
  before: Body,
  input: Said,
  version: number | undefined,
): Promise<Reply> => {
  const { zone } = input;
  const { state } = before;
  if (zone !== undefined && !isZone(zone)) throw new Invalid('zone-unknown', { zone });
  if (input.region && !isRegion(input.region))
    throw new Invalid('region-unknown', { region: input.region });
  const chosen = {
    ...present({
      name: input.name,
      region: input.region,
      timeZone: zone,
      chair: await maybeChosen(turn, input.chair),
      secretary: await maybeChosen(turn, input.secretary),
      sponsor: await maybeChosen(turn, input.sponsor),
      voters: await chosenAmong(turn, input.voters, input.voting, voters(state)),
      deputies: await chosenAmong(
        turn,
        input.deputies,
        input.deputising,
        peopleInRole(state, 'deputy'),
      ),
    }),
    ...chosenRules(input, rulesOf(state), state.template),
    ...agendaOf(input, before),
    offices: await officesOf(turn, input),
    others: await othersOf(turn, input),
  };
  const { body, moved = 'none' } = await settle(turn, before, chosen, version);
  const { name, code } = body.state;
  const line = text('reply.setUp', { name, code, moved, lacks: lacking(body) });
  const shown = await settledCard(turn, body, line);
  return turn.inbound.kind === 'card-action' ? shown : { public: say(line) };
};

/** Whom a committee cannot do without, and has not. */
const lacking = ({ state }: Body): 'none' | 'chair' | 'voters' | 'both' => {
  const chair = peopleInRole(state, 'chair').length > 0;
  if (voters(state).length > 0) return chair ? 'none' : 'chair';
  return chair ? 'voters' : 'both';
};

/** `set up as company board`: its rules hold at once; what differs is changed afterwards. */
const setUpAs = async (turn: Turn, said: string): Promise<Reply> => {
  const template = templateSaid(said);
  if (!template) throw new Invalid('template-unknown', { text: said.slice(0, 60) });
  const before = await establish(turn);
  const { body } = await settle(turn, before, {
    ...TEMPLATES[template].rules,
    template,
    standing: standingOf(template),
  });
  const { state } = body;
  const rules = rulesInShort(rulesOf(state), voters(state).length, vacantRoles(state));
  const line = { name: state.name, template: templateName(template), rules };
  return { public: say(text('reply.setUpAs', line)) };
};

/** `rules: quorum 3; proxies allowed`: each as the form would send it; the three questions are not answered by it. */
const setRules = async (turn: Turn, said: string): Promise<Reply> => {
  const parts = said.split(/[;\n]/u).flatMap((part) => part.trim().replace(/[.!\s]+$/u, '') || []);
  const rules = parts.map((part) => {
    const rule = ruleSaid(part);
    if (!rule) throw new Invalid('rule-unknown', { text: part.slice(0, 60) });
    return rule;
  });
  const before = await establish(turn);
  const input = z.object(ruleInputs).parse(Object.assign({}, ...rules));
  const chosen = chosenRules(input, rulesOf(before.state), before.state.template);
  const { body } = await settle(turn, before, { ...chosen, answered: false });
  return aloud(turn, body, { show: 'rules' });
};

/** The form again, with the template's rules in its fields and the three answers as they were. */
const fill = async (turn: Turn, body: Body, said: Said): Promise<Reply> => {
  const { template } = said;
  const begun = {
    ...present({
      chair: await maybeChosen(turn, said.chair ?? undefined),
      secretary: await maybeChosen(turn, said.secretary ?? undefined),
      voters: await chosenAmong(turn, said.voters, said.voting, voters(body.state)),
      first: await several(turn, said.voters),
      before: said.voting,
    }),
    ...(template === undefined || template === 'own' ? {} : { template }),
  };
  return { dialog: await setUpForm(turn, body, begun) };
};

export const setUpFeature: Feature = {
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
        // The first time, what was proposed may stand as it is.
        if (body.state.setUp && Object.values(input).every((given) => given === undefined))
          throw new Invalid('bad-input', { field: 'chair' });
        return setUp(turn, body, input, version);
      },
    }),
    verbRoute({
      verb: 'committee.template',
      input: setUpInput,
      handle: async (turn, input, { committee }) => {
        const body = await bodyOf(turn, committee);
        await ensureMay(turn, body, 'committee.setup');
        return fill(turn, body, input);
      },
    }),
  ],
  commands: [
    {
      name: 'set up',
      pattern: /^set\s*-?up\s*$/iu,
      handle: async (turn) => ({ dialog: await setUpForm(turn, await establish(turn)) }),
    },
    {
      name: 'set up as <template>',
      pattern: /^set\s*-?up\s+(?:as|like)\s+(?<said>\S.*?)\s*$/iu,
      handle: (turn, { said = '' }) => setUpAs(turn, said),
    },
    {
      name: 'quorum 3',
      pattern: new RegExp(`^(?<said>${RULE_WORDS})[\\s.!]*$`, 'iu'),
      handle: (turn, { said = '' }) => setRules(turn, said),
    },
    {
      name: 'rules: quorum 3; majority two-thirds; proxies allowed',
      pattern: /^(?:set\s+)?(?:the\s+|our\s+)?rules?\s*(?::|\s)\s*(?<said>\S[\s\S]*)$/iu,
      handle: (turn, { said = '' }) => setRules(turn, said),
    },
  ],
};
