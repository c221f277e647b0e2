import { againCard, chooseCard } from '../cards/answer.ts';
import { helpCard } from '../cards/help.ts';
import type { Content } from '../src/chaser/ports.ts';
import type { Card, Place } from '../cards/kit.ts';
import { withNotice } from '../cards/kit.ts';
import type { Person } from '../src/people/person.ts';
import { Conflict } from '../src/errors.ts';
import { refusalText, text } from '../src/text/text.ts';
import { changesSince } from './history.ts';
import type { Reply, Target } from './route.ts';
import { content, say } from './route.ts';
import type { Routes } from './routes.ts';
import type { Scene } from './scene.ts';
import { sceneFor } from './scene.ts';
import { recordCard } from './show.ts';
import type { Body, Turn } from './turn.ts';
import { AlreadyDone, findBody } from './turn.ts';

const NEAREST = 3;

const pairsOf = (words: string): Set<string> => {
  const plain = words.toLowerCase();
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)));
};

/** Dice's coefficient over letter pairs: 1 for the same words, 0 for nothing in common. */
const likeness = (a: string, b: string): number => {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size || 1);
};

/** A place for cards about no committee in particular. */
export const nowhere = (turn: Turn): Place => ({
  committee: '',
  today: turn.now.slice(0, 10),
  zone: turn.me.timeZone ?? 'UTC',
});

const firstWord = (words: string): string => /^\p{L}+/u.exec(words.toLowerCase())?.[0] ?? '';

/** Likeness, and that both begin with the same word: it says what is to be done. */
const fitness = (command: string, said: string): number =>
  likeness(command, said) +
  Number(firstWord(command) !== '' && firstWord(command) === firstWord(said));

/** What is no command gets a short answer with the nearest commands. */
export const nearest = (turn: Turn, words: string, routes: Routes): Reply => {
  const start = words.slice(0, 60);
  // Commands are named with one reference for all.
  const said = start.replaceAll(/\b[admnrv]-\d+/giu, 'A-12');
  const names = routes.names
    .toSorted((a, b) => fitness(b, said) - fitness(a, said))
    .slice(0, NEAREST);
  const summary = text('reply.unknown', { commands: names.join(', ') });
  const card = helpCard(nowhere(turn), { text: start, nearest: names });
  return { private: content(summary, card) };
};

/** Which committee is meant: a tap says the same words again, there. */
export const choice = (turn: Turn, bodies: readonly Body[]): Content => {
  const question = text('reply.whichCommittee');
  const card = chooseCard(nowhere(turn), {
    question,
    verb: 'say',
    fixed: { text: turn.inbound.text },
    input: 'committee',
    options: bodies.map(({ id, state }) => ({ value: id, title: `${state.code} · ${state.name}` })),
  });
  return content(question, card);
};

/** Which of several people owns an action: a tap names the one. */
export const personChoice = (
  scene: Scene,
  subject: { readonly id: string; readonly ref: string; readonly version: number },
  people: readonly Person[],
): Content => {
  const question = text('reply.whichPerson', { ref: subject.ref });
  const card = chooseCard(scene.place, {
    question,
    verb: 'action.edit',
    subject,
    fixed: {},
    input: 'owner',
    options: people.map(({ id, name, email }) => ({
      value: id,
      title: name,
      ...(email ? { detail: email } : {}),
    })),
  });
  return content(question, card);
};

/** The same words a moment ago became something already. A tap records them once more. */
export const alreadyThere = async (turn: Turn, refs: readonly string[]): Promise<Reply> => {
  const id =
    turn.chosen ??
    (await turn.services.committees.committeeOf(turn.tenant, turn.inbound.rootConversationId));
  const body = await findBody(turn.services, turn.tenant, id);
  const ref = refs.find((each) => /^[ADRMNV]-\d+$/u.test(each));
  const sentence = ref ? text('reply.already', { ref }) : text('reply.alreadyDone');
  if (!body) return { private: say(sentence) };
  const card = againCard(sceneFor(turn, body).place, {
    ...(ref ? { became: ref } : {}),
    verb: 'say',
    fixed: { text: turn.inbound.text, again: 'yes' },
  });
  return { private: content(sentence, card) };
};

/** The record as it stands now, for a press that came too late or twice. */
export const freshCard = async (turn: Turn, target: Target, error: unknown): Promise<Reply> => {
  const body = target.committee && (await findBody(turn.services, turn.tenant, target.committee));
  const stale = error instanceof Conflict && !(error instanceof AlreadyDone);
  const words = stale ? refusalText(error.code) : text('reply.alreadyDone');
  const shown = body && target.id ? await recordCard(turn, body, target.id) : undefined;
  if (!body || !shown) return { note: words, private: say(words) };
  if (!stale) return { card: shown };
  const changes = await changesSince(sceneFor(turn, body), target.id ?? '', target.version ?? 0);
  const notice = changes === '' ? words : text('reply.changedMeanwhile', { changes });
  return { card: withNotice(shown as Card, notice), note: notice };
};
