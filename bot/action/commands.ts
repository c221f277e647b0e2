import { DateTime } from 'luxon';
import { proposeDateDialog, transferDialog, whyDialog } from '../../cards/action-dialogs.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import { candidatesOf, choosable, whoIs } from '../candidates.ts';
import { readerOf, typedDate } from '../dates.ts';
import { meant, typedDetails } from '../details.ts';
import { present, typedWords } from '../inputs.ts';
import { type Named, naming, subjectOf } from '../named.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { rightsOf, sceneFor } from '../scene.ts';
import { carryOut } from '../turn.ts';
import { askMissing, spokenAction, typedAction, welcomeOwner } from './add.ts';
import { askEdit } from './edit.ts';
import { answered, loadAction } from './shown.ts';

type It = Named<ActionState>;

const onAction = naming<ActionState>('action', 'a');

const on = (name: string, how: (it: It) => Promise<Reply>, pattern = name): CommandRoute =>
  onAction(`${name} A-12`, pattern, how);

const act = async (it: It, verb: Verb, input: object): Promise<Reply> => {
  await carryOut(it.turn, it.body, { verb, id: it.entity.id, input });
  return answered(it.turn, it.body, it.entity.id);
};

/** As much as a dialog takes of why. */
const reasonIn = (words: string): string => typedWords(words.replace(/^because\s+/iu, ''), 2000);

/** `blocked A-12 because …`; without a reason it is asked for. */
const reasoned =
  (verb: 'action.block' | 'action.decline' | 'action.reopen' | 'action.cancel') =>
  async (it: It): Promise<Reply> =>
    it.rest === ''
      ? { dialog: whyDialog(sceneFor(it.turn, it.body).place, subjectOf(it.entity), verb) }
      : act(it, verb, { why: reasonIn(it.rest) });

/** Whether the speaker decides about the action rather than owning it. */
const decides = async ({ turn, body, entity }: It, verb: Verb): Promise<boolean> => {
  const may = await rightsOf(sceneFor(turn, body), entity);
  return entity.state.owner !== turn.me.id && may(verb);
};

const DETAILS = ['text', 'owner', 'by'];
/** The same as the card calls them, and as people do. */
const ALSO = { what: 'text', wording: 'text', due: 'by', date: 'by' };

/** `details A-12 owner Tom; by next Friday; text book the survey` */
const detailed = async (it: It): Promise<Reply> => {
  const { turn, body, entity: action, rest } = it;
  if (rest === '') return { dialog: await askEdit(turn, body, action) };
  const said = typedDetails(rest, DETAILS, ALSO);
  const reader = await readerOf(turn, body);
  const owner = await meant(said.get('owner'), async (name) => (await whoIs(turn, body, name)).id);
  const due = meant(said.get('by'), (words) => typedDate(words, reader));
  const what = said.get('text') ?? undefined;
  await carryOut(turn, body, {
    verb: 'action.edit',
    id: action.id,
    input: present({ what, owner, due }),
  });
  await welcomeOwner(turn, body, owner ?? undefined);
  return answered(turn, body, action.id, { worded: what !== undefined, before: action });
};

/** Details by their names are no new wording: `edit A-12: owner Tom`. */
const NAMED = /^(?:owner|due|date|by)\b/iu;

/**
 * `edit A-12: book the survey`, `edit A-12: Tom to book it by Friday`; what is not said stays, without words they
 * are asked for.
 */
const reworded = async (it: It): Promise<Reply> => {
  const { turn, body, entity: action, rest } = it;
  if (rest === '' || NAMED.test(rest)) return detailed(it);
  const { what, owner, due, contributors, ...unclear } = await spokenAction(turn, body, rest);
  const others = contributors.map(({ id }) => id);
  await carryOut(turn, body, {
    verb: 'action.edit',
    id: action.id,
    input: present({
      what: what || undefined,
      owner: owner?.id,
      due,
      contributors: others.length > 0 ? others : undefined,
    }),
  });
  await welcomeOwner(turn, body, owner?.id);
  const said = await answered(turn, body, action.id, { worded: what !== '', before: action });
  const asks = unclear.several ?? unclear.unknownOwner;
  if (asks === undefined) return said;
  return {
    ...said,
    ...(await askMissing(turn, body, await loadAction(turn, body, action.id), unclear)),
  };
};

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
};
/** `by a week`, `by 10 days` */
const LATER = /^by\s+(?<count>\d{1,3}|an?|one|two|three|four|six)\s+(?<unit>day|week|month)s?$/iu;

/** The date that stands, so much later; undefined for other words, or where none does. */
const postponed = (words: string, due: string | undefined): string | undefined => {
  const { count = '', unit = '' } = LATER.exec(words.trim())?.groups ?? {};
  if (unit === '' || due === undefined) return undefined;
  const by = { [`${unit.toLowerCase()}s`]: COUNTS[count.toLowerCase()] ?? Number(count) };
  return DateTime.fromISO(due, { zone: 'utc' }).plus(by).toISODate() ?? undefined;
};

const MOVE = /^(?:to\b\s*)?(?<when>.*?)(?:\s+because\s+(?<why>.*))?$/isu;

/** `move A-12 to next Friday because the auditors are late` */
const move = async (it: It): Promise<Reply> => {
  const { turn, body, entity, rest } = it;
  const { when = '', why } = MOVE.exec(rest)?.groups ?? {};
  const { place } = sceneFor(turn, body);
  const decider = await decides(it, 'action.edit');
  if (when === '')
    return {
      dialog: decider
        ? await askEdit(turn, body, entity, { followup: true })
        : proposeDateDialog(place, subjectOf(entity), present({ due: entity.state.due })),
    };
  const date = postponed(when, entity.state.due) ?? typedDate(when, await readerOf(turn, body));
  if (decider) return act(it, 'action.edit', { due: date, followUp: true });
  if (why) return act(it, 'action.propose-date', { date, why: reasonIn(why) });
  return { dialog: proposeDateDialog(place, subjectOf(entity), { due: date }) };
};

/** `give A-12 to Tom`: the owner offers it, the chair or the secretary reassigns it. */
const give = async (it: It): Promise<Reply> => {
  const { turn, body, entity } = it;
  const reassigned = await decides(it, 'action.edit');
  const name = it.rest.replace(/^to\b\s*/iu, '');
  if (name === '') {
    if (reassigned) return { dialog: await askEdit(turn, body, entity, { followup: true }) };
    const people = choosable(await candidatesOf(turn, body));
    const { place } = sceneFor(turn, body);
    return { dialog: transferDialog(place, subjectOf(entity), { people }) };
  }
  const person = await whoIs(turn, body, name);
  const said = reassigned
    ? await act(it, 'action.edit', { owner: person.id, followUp: true })
    : await act(it, 'action.transfer', { to: person.id });
  await welcomeOwner(turn, body, person.id);
  return said;
};

const withText =
  (verb: Verb, field: 'evidence' | 'text') =>
  (it: It): Promise<Reply> =>
    act(it, verb, it.rest === '' ? {} : { [field]: typedWords(it.rest) });

const claim = withText('action.claim', 'evidence');

/** By its owner: records done. By whoever decides: confirms what was marked done. */
const close = async (it: It): Promise<Reply> => {
  const { owner, status } = it.entity.state;
  return owner === it.turn.me.id && status !== 'done' ? claim(it) : act(it, 'action.verify', {});
};

/** `agree A-12`: to the date that its owner asks for. */
const dated = (yes: boolean) => (it: It) => act(it, 'action.decide-date', { accept: yes });

/** By its owner: takes it on. By whoever decides on the date that is asked for: agrees to it. */
const accept = async (it: It): Promise<Reply> =>
  it.entity.state.proposedDate && (await decides(it, 'action.decide-date'))
    ? dated(true)(it)
    : act(it, 'action.accept', {});

export const actionCommands: readonly CommandRoute[] = [
  {
    name: 'action: <owner> to <what> by <when>',
    pattern: /^action\s*:\s*(?<text>[\s\S]*)$/iu,
    handle: (turn, { text = '' }) => typedAction(turn, text),
  },
  {
    name: 'action from R-3: <owner> to <what> by <when>',
    pattern: /^action\s+from\s+(?<from>[adr]-\d{1,9})\s*:\s*(?<text>\S[\s\S]*)$/iu,
    handle: (turn, { from = '', text = '' }) => typedAction(turn, text, from.toUpperCase()),
  },
  on('accept', accept),
  on('agree', dated(true), 'agree(?:\\s+(?:to|with))?'),
  on('refuse', dated(false)),
  on('decline', reasoned('action.decline')),
  on('done', claim, '(?:done|finish|finished)'),
  on('progress', withText('action.progress', 'text')),
  on('blocked', reasoned('action.block'), '(?:blocked|block|stuck)'),
  on('unblock', (it) => act(it, 'action.unblock', {}), '(?:unblock|unblocked)'),
  on('edit', reworded),
  on('details', detailed, 'details?(?:\\s+of)?'),
  on('move', move),
  on('give', give),
  on('close', close, '(?:close|confirm|verify)'),
  on('reopen', reasoned('action.reopen')),
  on('cancel', reasoned('action.cancel')),
];
