import { z } from 'zod';
import { deferDialog, pullDialog } from '../../cards/agenda-dialogs.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import { untaken } from '../../src/domain/meeting/find.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { Entity, EntityType } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { maybeWords, present } from '../inputs.ts';
import { controlled, loadMeeting, sessionOf } from '../meeting/shown.ts';
import { visible } from '../reading.ts';
import type { Reply, Target } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { loadItem, shownAgenda } from './shown.ts';

const nothing = z.looseObject({});
const why = z.looseObject({ why: maybeWords(2000) });

const change = <I>(verb: Verb, input: z.ZodType<I>) =>
  verbRoute({
    verb,
    input,
    handle: async (turn: Turn, given: I, target: Target) => {
      const body = await bodyOf(turn, target.committee);
      await carryOut(turn, body, { verb, ...target, input: given });
      return shownAgenda(turn, await bodyOf(turn, target.committee));
    },
  });

const deferral = verbRoute({
  verb: 'agenda.defer',
  input: why,
  form: async (turn, target) => {
    const body = await bodyOf(turn, target.committee);
    const { title, reserved } = (await loadItem(turn, body, target.id)).state;
    return deferDialog(sceneFor(turn, body).place, target, {
      title: reserved ? text('agenda.reservedItem') : title,
    });
  },
  handle: async (turn, given, target) => {
    const body = await bodyOf(turn, target.committee);
    await carryOut(turn, body, { verb: 'agenda.defer', ...target, input: present(given) });
    return shownAgenda(turn, await bodyOf(turn, target.committee));
  },
});

export const publish = async (turn: Turn, body: Body): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'agenda.publish', input: {} });
  return { note: text('reply.agendaPublished') };
};

/** Sets whether agendas are published by themselves on the day by which they are due. */
export const publishAlways = async (
  turn: Turn,
  body: Body,
  autoPublish: boolean,
): Promise<Reply> => {
  const { committeeId, setUp } = body.state;
  const input = { committeeId, answered: setUp, autoPublish };
  await carryOut(turn, body, { verb: 'committee.setup', id: 'committee', input });
  const { agendaDays } = rulesOf(body.state);
  return { public: say(text('reply.publishAlways', { auto: String(autoPublish), agendaDays })) };
};

/** The consent items of the meeting in session to choose from. */
const consentChoices = async (turn: Turn, body: Body) => {
  const id = sessionOf(body);
  const scene = sceneFor(turn, body);
  const { state } = await loadMeeting(turn, body, id);
  const items = await turn.services.records.loadMany(body.pk, untaken(state));
  return ((await visible(scene, items)) as readonly Entity<AgendaItemState>[])
    .filter((item) => item.state.kind === 'consent')
    .map((item) => ({ value: item.id, title: item.state.title }));
};

/** Approves all consent items of the meeting in session, said in one line. */
export const consent = async (turn: Turn, body: Body): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'agenda.consent', input: {} });
  const made = (wanted: EntityType) =>
    done.changed.filter(({ type }) => type === wanted).map(({ id }) => id);
  const refs = made('decision');
  const motions = made('motion').map(numberOf);
  const left = await consentChoices(turn, body);
  const behalf = done.onBehalfOf ? await sceneFor(turn, body).name(done.onBehalfOf) : 'none';
  const line = text('reply.consentApproved', {
    count: refs.length,
    first: refs[0] ?? '',
    last: refs.at(-1) ?? '',
    unbound: motions.length,
    number: motions[0] ?? '',
    until: motions.at(-1) ?? '',
    left: left.length,
    behalf,
  });
  return { public: say(line) };
};

/** Takes an item out of the consent items, said to everybody: it will be discussed. */
export const pull = async (turn: Turn, body: Body, target: Target): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'agenda.pull', ...target, input: {} });
  const [item] = done.changed as readonly Entity<AgendaItemState>[];
  const open = item && !item.state.reserved;
  const line = text('reply.itemPulled', {
    title: open ? item.state.title : text('agenda.reservedItem'),
    name: turn.me.name,
  });
  return { public: say(line) };
};

export const agendaVerbs = [
  change('agenda.accept', nothing),
  change('agenda.withdraw', why),
  change('agenda.move', z.object({ to: z.coerce.number().int().min(1).max(1000) })),
  deferral,
  verbRoute({
    verb: 'agenda.pull',
    input: z.looseObject({ item: maybeWords(20) }),
    form: async (turn, { committee }) => {
      const body = await bodyOf(turn, committee);
      return pullDialog(sceneFor(turn, body).place, { items: await consentChoices(turn, body) });
    },
    handle: async (turn, { item }, { committee, id = item, ...target }) =>
      pull(turn, await bodyOf(turn, committee), { ...target, ...present({ id }) }),
  }),
  verbRoute({
    verb: 'agenda.consent',
    input: nothing,
    handle: async (turn, _input, target) => {
      const body = await bodyOf(turn, target.committee);
      const said = await consent(turn, body);
      const id = body.state.inSession;
      return { ...(id ? await controlled(turn, body, id) : {}), ...said };
    },
  }),
  verbRoute({
    verb: 'agenda.publish',
    input: nothing,
    handle: async (turn, _input, target) => {
      const body = await bodyOf(turn, target.committee);
      const said = await publish(turn, body);
      return { ...said, ...(await shownAgenda(turn, await bodyOf(turn, target.committee))) };
    },
  }),
];
