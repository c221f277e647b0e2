import { z } from 'zod';
import {
  becomeDialog,
  closeRaidDialog,
  raidDialog,
  reviewRaidDialog,
} from '../../cards/raid-dialogs.ts';
import { raidDetailsDialog } from '../../cards/raid-details.ts';
import { recordsClosed } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { notOpen } from '../../src/domain/raid/record.ts';
import type { Score } from '../../src/domain/raid/scale.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import { Invalid } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { welcomeOwner } from '../action/add.ts';
import { candidatesOf, choosable, chosenPerson, maybeChosen } from '../candidates.ts';
import { clearable, maybeDate, maybePerson, maybeWords, present, words } from '../inputs.ts';
import { ownerIn, subjectOf } from '../named.ts';
import type { Dialog, Target, VerbRoute } from '../route.ts';
import { verbRoute } from '../route.ts';
import { ensureMay, ensureNot, rightsOf, sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { addEntry } from './add.ts';
import { CHOICES } from './choices.ts';
import { loadEntry, shownEntry } from './shown.ts';

type Entry = Entity<RaidState>;
type EntryVerb = 'raid.edit' | 'raid.review' | 'raid.close';
type Asking = (
  turn: Turn,
  body: Body,
  entity: Entry,
  fixed: Readonly<Record<string, unknown>>,
) => Promise<Dialog> | Dialog;

/** A step of the scale, as a choice sends it. */
const point = z
  .union([z.literal(''), z.coerce.number().int().min(1).max(5)])
  .optional()
  .transform((value) => value || undefined);

type Point = number | null | undefined;

/** Both or neither, which takes the score away where it was emptied. Throws Invalid (`score-half`). */
const scoreFrom = (probability: Point, impact: Point): Score | null | undefined => {
  if (probability && impact) return { probability, impact };
  if (probability || impact) throw new Invalid('score-half');
  return probability === null || impact === null ? null : undefined;
};

/** The sentence is minuted: whoever keeps the minutes may change it, until they are circulated. */
const mayReword = async (turn: Turn, body: Body, entity: Entry): Promise<boolean> => {
  const { meeting } = entity.state;
  const may = await rightsOf(sceneFor(turn, body), entity);
  const found = meeting && (await turn.services.records.load(body.pk, meeting));
  const open = !found || recordsClosed((found as Entity<MeetingState>).state) === undefined;
  return open && may('raid.close');
};

/** Throws Refused as the command itself would. */
const asking =
  (verb: EntryVerb, dialog: Asking): Asking =>
  async (turn, body, entity, fixed) => {
    await ensureMay(turn, body, verb, entity.id);
    ensureNot(notOpen(entity.state));
    return dialog(turn, body, entity, fixed);
  };

/** Asks for what is known of an entry. */
export const askDetails = asking('raid.edit', async (turn, body, entity) =>
  raidDetailsDialog(sceneFor(turn, body).place, subjectOf(entity), {
    ...entity.state,
    people: choosable(await candidatesOf(turn, body)),
    wording: await mayReword(turn, body, entity),
  }),
);

/** Asks how an entry stands; of one that occurred or failed, what happened. */
export const askReview = asking('raid.review', (turn, body, entity, { status }) => {
  const { place } = sceneFor(turn, body);
  return status === 'occurred' || status === 'failed'
    ? becomeDialog(place, subjectOf(entity), { status, text: entity.state.text })
    : reviewRaidDialog(place, subjectOf(entity), entity.state);
});

/** Asks how an entry ends. */
export const askClosing = asking('raid.close', (turn, body, entity) =>
  closeRaidDialog(sceneFor(turn, body).place, subjectOf(entity), entity.state),
);

/** A step on an existing entry: the inputs become the command's, the answer is the fresh card. */
const step = <I>(options: {
  readonly verb: EntryVerb;
  readonly input: z.ZodType<I>;
  readonly command: (input: I, turn: Turn) => Promise<object> | object;
  readonly form: Asking;
}): VerbRoute => {
  const { verb, input, command, form } = options;
  return verbRoute({
    verb,
    input,
    form: async (turn: Turn, target: Target, fixed) => {
      const body = await bodyOf(turn, target.committee);
      return form(turn, body, await loadEntry(turn, body, target.id), fixed);
    },
    handle: async (turn: Turn, given: I, target: Target) => {
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadEntry(turn, body, target.id);
      const input = await command(given, turn);
      await carryOut(turn, body, { verb, ...target, id, input });
      await welcomeOwner(turn, body, ownerIn(input));
      return shownEntry(turn, body, id);
    },
  });
};

const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  z
    .union([z.literal(''), z.enum(options)])
    .optional()
    .transform((value) => (value === '' ? undefined : value));

export const raidVerbs: readonly VerbRoute[] = [
  verbRoute({
    verb: 'raid.add',
    input: z.object({ kind: z.enum(CHOICES.kind), text: words(), owner: maybePerson }),
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      const people = choosable(await candidatesOf(turn, body));
      return raidDialog(sceneFor(turn, body).place, target, { people });
    },
    handle: async (turn, { owner, ...input }, target) =>
      addEntry(turn, await bodyOf(turn, target.committee), {
        ...input,
        ...present({ owner: owner ? await chosenPerson(turn, owner) : undefined }),
      }),
  }),
  step({
    verb: 'raid.edit',
    input: z.object({
      text: maybeWords(),
      nature: choice(CHOICES.nature),
      cause: clearable(maybeWords(2000)),
      event: clearable(maybeWords(2000)),
      effect: clearable(maybeWords(2000)),
      probabilityInherent: clearable(point),
      impactInherent: clearable(point),
      probabilityTarget: clearable(point),
      impactTarget: clearable(point),
      proximity: clearable(choice(CHOICES.proximity)),
      response: clearable(choice(CHOICES.response)),
      plan: clearable(maybeWords(2000)),
      category: clearable(choice(CHOICES.category)),
      priority: clearable(choice(CHOICES.priority)),
      direction: choice(CHOICES.direction),
      party: clearable(maybeWords(200)),
      owner: clearable(maybePerson),
      due: clearable(maybeDate),
      reviewOn: clearable(maybeDate),
    }),
    command: async (given, turn) => {
      const { probabilityInherent, impactInherent, probabilityTarget, impactTarget, ...rest } =
        given;
      const { owner, ...details } = rest;
      return present({
        ...details,
        inherent: scoreFrom(probabilityInherent, impactInherent),
        target: scoreFrom(probabilityTarget, impactTarget),
        owner: await maybeChosen(turn, owner),
      });
    },
    form: askDetails,
  }),
  step({
    verb: 'raid.review',
    input: z.object({
      probabilityNow: point,
      impactNow: point,
      text: maybeWords(2000),
      next: maybeDate,
      status: choice(['occurred', 'failed']),
    }),
    command: ({ probabilityNow, impactNow, ...given }) =>
      present({ ...given, residual: scoreFrom(probabilityNow, impactNow) }),
    form: askReview,
  }),
  step({
    verb: 'raid.close',
    input: z.object({
      why: words(2000),
      outcome: choice(CHOICES.outcome),
    }),
    command: present,
    form: askClosing,
  }),
];
