import { z } from 'zod';
import {
  claimDialog,
  decideDateDialog,
  progressDialog,
  proposeDateDialog,
  transferDialog,
  whyDialog,
} from '../../cards/action-dialogs.ts';
import type { ActionSubject } from '../../cards/action-dialogs.ts';
import type { Dialog } from '../../cards/inputs.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import type { Entity } from '../../src/records/entity.ts';
import { candidatesOf, choosable, chosenPerson } from '../candidates.ts';
import { date, maybeDate, maybeWords, person, present, words, yesNo } from '../inputs.ts';
import { subjectOf } from '../named.ts';
import type { Target, VerbRoute } from '../route.ts';
import { verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { welcomeOwner } from './add.ts';
import { allOnTrack } from './on-track.ts';
import { loadAction, shownAction } from './shown.ts';

interface Asked {
  readonly turn: Turn;
  readonly body: Body;
  readonly scene: Scene;
  readonly action: Entity<ActionState>;
  readonly subject: ActionSubject;
}

const asked = async (turn: Turn, target: Target): Promise<Asked> => {
  const body = await bodyOf(turn, target.committee);
  const action = await loadAction(turn, body, target.id);
  return { turn, body, scene: sceneFor(turn, body), action, subject: subjectOf(action) };
};

/** A step on an existing action: the inputs become the command's, the answer is the fresh card. */
const step = <I, C extends object>(options: {
  readonly verb: Verb;
  readonly input: z.ZodType<I>;
  readonly command: (input: I, turn: Turn) => Promise<C> | C;
  readonly form?: (asked: Asked) => Promise<Dialog> | Dialog;
  readonly after?: (turn: Turn, body: Body, command: C) => Promise<void>;
}): VerbRoute => {
  const { verb, form } = options;
  return verbRoute({
    verb,
    input: options.input,
    ...(form
      ? { form: async (turn: Turn, target: Target) => form(await asked(turn, target)) }
      : {}),
    handle: async (turn: Turn, input: I, target: Target) => {
      if (target.id?.startsWith('digest|')) return allOnTrack(turn, target.id);
      const body = await bodyOf(turn, target.committee);
      const { id } = await loadAction(turn, body, target.id);
      const command = await options.command(input, turn);
      await carryOut(turn, body, { verb, ...target, id, input: command });
      await options.after?.(turn, body, command);
      return shownAction(turn, body, id);
    },
  });
};

const why = z.object({ why: words(2000) });
const nothing = z.looseObject({});

const reasoned = (verb: 'action.block' | 'action.decline' | 'action.reopen' | 'action.cancel') =>
  step({
    verb,
    input: why,
    command: (input) => input,
    form: ({ scene, subject }) => whyDialog(scene.place, subject, verb),
  });

const tap = (verb: Verb) => step({ verb, input: nothing, command: () => ({}) });

const people = async ({ turn, body }: Asked) => choosable(await candidatesOf(turn, body));

export const followUps: readonly VerbRoute[] = [
  tap('action.accept'),
  tap('action.unblock'),
  tap('action.verify'),
  reasoned('action.decline'),
  reasoned('action.block'),
  reasoned('action.reopen'),
  reasoned('action.cancel'),
  step({
    verb: 'action.progress',
    input: z.object({ text: maybeWords() }),
    command: present,
    form: ({ scene, subject }) => progressDialog(scene.place, subject),
  }),
  step({
    verb: 'action.claim',
    input: z.object({ evidence: maybeWords() }),
    command: present,
    form: ({ scene, subject }) => claimDialog(scene.place, subject),
  }),
  step({
    verb: 'action.propose-date',
    input: z.object({ date, why: words(2000) }),
    command: (input) => input,
    form: ({ scene, subject, action }) =>
      proposeDateDialog(scene.place, subject, present({ due: action.state.due })),
  }),
  step({
    verb: 'action.decide-date',
    input: z.object({ accept: yesNo, date: maybeDate }),
    command: present,
    form: async ({ scene, subject, action }) =>
      decideDateDialog(scene.place, subject, {
        owner: action.state.owner ? await scene.name(action.state.owner) : '',
        date: action.state.proposedDate?.date ?? action.state.due ?? scene.place.today,
        why: action.state.proposedDate?.why ?? '',
      }),
  }),
  step({
    verb: 'action.transfer',
    input: z.object({ to: person }),
    command: async ({ to }, turn) => ({ to: await chosenPerson(turn, to) }),
    form: async (it) => transferDialog(it.scene.place, it.subject, { people: await people(it) }),
    after: (turn, body, { to }) => welcomeOwner(turn, body, to),
  }),
];
