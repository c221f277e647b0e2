import { z } from 'zod';
import { addActionDialog, editActionDialog } from '../../cards/action-dialogs.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { AddInput } from '../../src/domain/action/record.ts';
import { splitDue } from '../../src/domain/when/split.ts';
import { Invalid, Refused } from '../../src/errors.ts';
import { splitOwner } from '../../src/people/owner.ts';
import type { OwnerSplit } from '../../src/people/owner.ts';
import type { Person } from '../../src/people/person.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { readerOf } from '../dates.ts';
import {
  candidatesOf,
  choosable,
  chosenPeople,
  chosenPerson,
  outsider,
  speechOf,
} from '../candidates.ts';
import { personChoice } from '../fallback.ts';
import { establish } from '../home.ts';
import { maybeDate, maybePeople, maybePerson, present, typedWords, words } from '../inputs.ts';
import { originRef } from '../named.ts';
import type { Reply } from '../route.ts';
import { asked, say, verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { actionLineText, loadAction } from './shown.ts';

/** The owner comes to know the committee: its items are then found from their 1:1 chat. */
export const welcomeOwner = async (
  turn: Turn,
  body: Body,
  owner: string | undefined,
): Promise<void> => {
  const person = owner && (await turn.services.directory.get(turn.tenant, owner));
  if (person) await turn.services.directory.joinCommittee(person, body.id);
};

/** Records, and gives the action as it stands. */
const record = async (turn: Turn, body: Body, input: AddInput): Promise<Entity<ActionState>> => {
  const done = await carryOut(turn, body, { verb: 'action.add', input });
  await welcomeOwner(turn, body, input.owner);
  const [added] = done.changed;
  return loadAction(turn, body, added?.id);
};

const recorded = async (turn: Turn, body: Body, action: Entity<ActionState>): Promise<string> => {
  const line = await actionLineText(sceneFor(turn, body), action);
  return body.state.inSession ? `${line} · ${text('reply.undoHint')}` : line;
};

/** Asks the recorder for what is missing, or was not understood: who, by when. */
export const askMissing = async (
  turn: Turn,
  body: Body,
  { id, version, state }: Entity<ActionState>,
  { several, unknownOwner }: Pick<OwnerSplit<Person>, 'several' | 'unknownOwner'> = {},
): Promise<Reply> => {
  if (state.owner && state.due && !several && !unknownOwner) return {};
  const scene = sceneFor(turn, body);
  const subject = { id, ref: state.ref, version };
  if (several) return { private: personChoice(scene, subject, several) };
  const { card } = editActionDialog(scene.place, subject, {
    what: state.what,
    people: choosable(await candidatesOf(turn, body)),
    ...present({ owner: state.owner, due: state.due }),
  });
  const missing = state.owner ? 'date' : state.due ? 'owner' : 'both';
  const question = unknownOwner
    ? text('reply.whoIs', { ref: state.ref, name: unknownOwner })
    : text('reply.askMissing', { ref: state.ref, missing });
  return { private: asked(question, card) };
};

/** `external Jo Silva to paint it`, `Jo Silva <jo@crane.example>: paint it` */
const TO =
  /^(?<who>(?:external\s[^<>:]{1,100}?|[^<>:]{1,100}?<[^<>\s]+>))\s*(?::|\bto\b|\bwill\b)\s*(?<what>.+)$/isu;

/** Who owns it and what it is: somebody of the committee, or somebody without Teams where that is said. */
const ownerSaid = async (turn: Turn, body: Body, words: string): Promise<OwnerSplit<Person>> => {
  const candidates = await candidatesOf(turn, body);
  const { who, what } = TO.exec(words)?.groups ?? {};
  const outside = who && what && (await outsider(turn, who, candidates));
  return outside
    ? { owner: outside, contributors: [], what }
    : splitOwner(words, candidates, await speechOf(turn));
};

/** `Priya to circulate the budget by Friday`, taken apart. Throws Refused (`date-past`, `date-absurd`). */
export const spokenAction = async (turn: Turn, body: Body, said: string) => {
  const { what, due, dueText, problem } = splitDue(typedWords(said), await readerOf(turn, body));
  if (problem === 'past') throw new Refused('date-past', { date: dueText });
  if (problem === 'absurd') throw new Refused('date-absurd', { date: dueText });
  return { ...(await ownerSaid(turn, body, what)), ...present({ due }) };
};

/** `action: Priya to circulate the budget by Friday`; `from`: the record that it comes from. */
export const typedAction = async (turn: Turn, said: string, from?: string): Promise<Reply> => {
  const body = await establish(turn);
  const who = await spokenAction(turn, body, said);
  if (who.what.trim() === '') throw new Invalid('action-empty');
  const action = await record(turn, body, {
    what: who.what,
    contributors: who.contributors.map(({ id }) => id),
    ...present({ owner: who.owner?.id, due: who.due, from }),
  });
  const question = await askMissing(turn, body, action, who);
  return { public: say(await recorded(turn, body, action)), ...question };
};

const input = z.object({
  what: words(),
  owner: maybePerson,
  due: maybeDate,
  contributors: maybePeople,
  from: originRef.optional(),
});

export const addAction = verbRoute({
  verb: 'action.add',
  input,
  form: async (turn, target, fixed) => {
    const body = await bodyOf(turn, target.committee);
    const people = choosable(await candidatesOf(turn, body));
    const origin = present({ from: originRef.safeParse(fixed['from']).data });
    return addActionDialog(sceneFor(turn, body).place, target, { people, ...origin });
  },
  handle: async (turn, { what, owner, due, contributors, from }, target) => {
    const body = await bodyOf(turn, target.committee);
    const action = await record(turn, body, {
      what,
      contributors: await chosenPeople(turn, contributors ?? ''),
      ...present({ owner: owner ? await chosenPerson(turn, owner) : undefined, due, from }),
    });
    const line = await recorded(turn, body, action);
    return turn.place === 'personal' ? { note: line } : { public: say(line) };
  },
});
