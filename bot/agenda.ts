import { z } from 'zod';
import { agendaCard, proposeItemDialog } from '../cards/agenda.ts';
import type { ProposeInput } from '../src/domain/agenda.ts';
import type { Verb } from '../src/domain/verbs.ts';
import { text } from '../src/text/text.ts';
import { candidatesOf, choosable, chosenPerson } from './candidates.ts';
import { establish, home } from './home.ts';
import { maybePerson, maybeWords, present, typedWords, words } from './inputs.ts';
import { mayRead, readingScene } from './reading.ts';
import { personalViews } from './refresh.ts';
import type { CardJson, Feature, Reply, Target } from './route.ts';
import { say, verbRoute } from './route.ts';
import { sceneFor } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';
import { agendaView } from './views/agenda.ts';

export const agendaCardIn = async (scene: Scene): Promise<CardJson> =>
  agendaCard(scene.place, await agendaView(scene));

const shown = async (turn: Turn, body: Body): Promise<Reply> => {
  const scene = readingScene(turn, body);
  const card = await agendaCardIn(scene);
  return {
    card: scene.viewer === undefined ? await personalViews(scene, card, { show: 'agenda' }) : card,
    summary: text('reply.agenda', { name: body.state.name }),
  };
};

const kinds = ['decision', 'discussion', 'information', 'consent'] as const;

const propose = async (turn: Turn, body: Body, input: ProposeInput): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'agenda.propose', input });
  const item = done.changed.find(({ type }) => type === 'agenda-item');
  const { status } = (item?.state ?? {}) as { readonly status?: string };
  const title = input.reserved ? text('agenda.reservedItem') : input.title;
  const line = text('reply.itemProposed', { title, status: status ?? 'proposed' });
  return { public: say(line) };
};

const change = <I>(verb: Verb, input: z.ZodType<I>) =>
  verbRoute({
    verb,
    input,
    handle: async (turn: Turn, given: I, target: Target) => {
      const body = await bodyOf(turn, target.committee);
      await carryOut(turn, body, { verb, ...target, input: given });
      return shown(turn, await bodyOf(turn, target.committee));
    },
  });

const publish = async (turn: Turn, body: Body): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'agenda.publish', input: {} });
  return { note: text('reply.agendaPublished') };
};

export const agendaFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'agenda.propose',
      input: z.object({
        title: words(200),
        kind: z.enum(kinds).default('discussion'),
        minutes: z.union([z.literal(''), z.coerce.number().int().min(1).max(480)]).optional(),
        presenter: maybePerson,
        reserved: z.enum(['true', 'false']).optional(),
      }),
      form: async (turn, target) => {
        const body = await bodyOf(turn, target.committee);
        const people = choosable(await candidatesOf(turn, body));
        return proposeItemDialog(sceneFor(turn, body).place, target, { people });
      },
      handle: async (turn, { minutes, presenter, reserved, ...input }, target) =>
        propose(turn, await bodyOf(turn, target.committee), {
          ...input,
          ...(reserved === 'true' ? { reserved: true } : {}),
          ...(minutes ? { minutes } : {}),
          ...present({ presenter: presenter ? await chosenPerson(turn, presenter) : undefined }),
        }),
    }),
    change('agenda.accept', z.looseObject({})),
    change('agenda.defer', z.looseObject({})),
    change('agenda.withdraw', z.looseObject({ why: maybeWords(2000) })),
    change('agenda.move', z.object({ to: z.coerce.number().int().min(1).max(1000) })),
    verbRoute({
      verb: 'agenda.publish',
      input: z.looseObject({}),
      handle: async (turn, _input, target) => {
        const body = await bodyOf(turn, target.committee);
        const said = await publish(turn, body);
        return { ...said, ...(await shown(turn, await bodyOf(turn, target.committee))) };
      },
    }),
  ],
  commands: [
    {
      name: 'agenda',
      pattern: /^agenda\s*$/iu,
      handle: async (turn) => {
        const body = await home(turn);
        mayRead(turn, body);
        return shown(turn, body);
      },
    },
    {
      name: 'agenda add <title>',
      pattern: /^agenda\s+add\s*:?\s+(?<title>\S[\s\S]*)$/iu,
      handle: async (turn, { title = '' }) =>
        propose(turn, await establish(turn), { title: typedWords(title, 200) }),
    },
    {
      name: 'publish agenda',
      pattern: /^publish\s+(?:the\s+)?agenda\s*$/iu,
      handle: async (turn) => publish(turn, await home(turn)),
    },
  ],
};
