import { DateTime } from 'luxon';
import { proposeDateDialog, whyDialog } from '../../cards/action-dialogs.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import { NotFound } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { whoIs } from '../candidates.ts';
import { typedDate } from '../dates.ts';
import { meant, typedDetails } from '../details.ts';
import { lookUp } from '../home.ts';
import { present, typedWords } from '../inputs.ts';
import type { CommandRoute, Reply } from '../route.ts';
import { rightsOf, sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { carryOut } from '../turn.ts';
import { readerOf, typedAction, welcomeOwner } from './add.ts';
import { askEdit } from './edit.ts';
import { answered } from './shown.ts';

type Groups = Readonly<Record<string, string | undefined>>;

interface Named {
  readonly turn: Turn;
  readonly body: Body;
  readonly action: Entity<ActionState>;
  readonly rest: string;
}

const REF = String.raw`(?:(?<code>[a-z][a-z0-9]{0,5})\s+)?(?<ref>a-\d{1,9})`;
const REST = String.raw`(?:[\s:,–—-]+(?<rest>[\s\S]+?))?\s*`;

const named = async (turn: Turn, groups: Groups): Promise<Named> => {
  const { code, ref = '', rest = '' } = groups;
  const { body, entity } = await lookUp(turn, { ref, ...(code ? { code } : {}) });
  if (entity.type !== 'action') throw new NotFound('record', { ref });
  return { turn, body, action: entity as Entity<ActionState>, rest: rest.trim() };
};

const act = async (it: Named, verb: Verb, input: object): Promise<Reply> => {
  await carryOut(it.turn, it.body, { verb, id: it.action.id, input });
  return answered(it.turn, it.body, it.action.id);
};

const on = (name: string, how: (it: Named) => Promise<Reply>, pattern = name): CommandRoute => ({
  name: `${name} A-12`,
  pattern: new RegExp(`^${pattern}\\s+${REF}${REST}$`, 'iu'),
  handle: async (turn, groups) => how(await named(turn, groups)),
});

const subjectOf = ({ action }: Named) => ({
  id: action.id,
  ref: action.state.ref,
  version: action.version,
});

/** With a reason it is done; without one it is asked for. */
const reasoned =
  (verb: 'action.block' | 'action.decline' | 'action.reopen' | 'action.cancel') =>
  async (it: Named): Promise<Reply> =>
    it.rest === ''
      ? { dialog: whyDialog(sceneFor(it.turn, it.body).place, subjectOf(it), verb) }
      : act(it, verb, { why: it.rest.replace(/^because\s+/iu, '') });

/** Whether the speaker decides about the action rather than owning it. */
const decides = async ({ turn, body, action }: Named, verb: Verb): Promise<boolean> => {
  const may = await rightsOf(sceneFor(turn, body), action);
  return action.state.owner !== turn.me.id && may(verb);
};

const DETAILS = ['text', 'owner', 'by'];
/** The same as the card calls them, and as people do. */
const ALSO = { what: 'text', wording: 'text', due: 'by', date: 'by' };

/** `details A-12 owner Tom; by next Friday; text book the survey` */
const detailed = async (it: Named): Promise<Reply> => {
  const { turn, body, action, rest } = it;
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
  return answered(turn, body, action.id, { worded: what !== undefined });
};

/** Details by their names are no new wording: `edit A-12: owner Tom`. */
const NAMED = /^(?:owner|due|date|by)\b/iu;

/** `edit A-12: book the survey`; without words they are asked for. */
const reworded = async (it: Named): Promise<Reply> => {
  if (it.rest === '' || NAMED.test(it.rest)) return detailed(it);
  const input = { what: typedWords(it.rest) };
  await carryOut(it.turn, it.body, { verb: 'action.edit', id: it.action.id, input });
  return answered(it.turn, it.body, it.action.id, { worded: true });
};

const LATER = /^by\s+(?<count>\d{1,3}|an?|one|two|three|four|six)\s+(?<unit>day|week|month)s?$/iu;
const COUNTS = ['', 'one', 'two', 'three', 'four', '', 'six'];

/** `by a week`, from the date that stands; undefined for other words, or where none does. */
const postponed = (words: string, due: string | undefined): string | undefined => {
  const { count = '', unit = '' } = LATER.exec(words.trim())?.groups ?? {};
  if (unit === '' || due === undefined) return undefined;
  const named = /^an?$/iu.test(count) ? 1 : COUNTS.indexOf(count.toLowerCase());
  const by = { [`${unit.toLowerCase()}s`]: named > 0 ? named : Number(count) };
  return DateTime.fromISO(due, { zone: 'utc' }).plus(by).toISODate() ?? undefined;
};

/** `move A-12 to next Friday because the auditors are late` */
const move = async (it: Named): Promise<Reply> => {
  const { turn, body, action } = it;
  const [, when = '', why] = /^(?:to\s+)?(.*?)(?:\s+because\s+(.*))?$/isu.exec(it.rest) ?? [];
  const date = postponed(when, action.state.due) ?? typedDate(when, await readerOf(turn, body));
  if (await decides(it, 'action.edit'))
    return act(it, 'action.edit', { due: date, followUp: true });
  if (why) return act(it, 'action.propose-date', { date, why });
  const { place } = sceneFor(turn, body);
  return { dialog: proposeDateDialog(place, subjectOf(it), { due: date }) };
};

/** `give A-12 to Tom`: the owner offers it, the chair or the secretary reassigns it. */
const give = async (it: Named): Promise<Reply> => {
  const { turn, body } = it;
  const person = await whoIs(turn, body, it.rest.replace(/^to\s+/iu, ''));
  const reassigned = await decides(it, 'action.edit');
  const said = reassigned
    ? await act(it, 'action.edit', { owner: person.id, followUp: true })
    : await act(it, 'action.transfer', { to: person.id });
  await welcomeOwner(turn, body, person.id);
  return said;
};

/** By its owner: records done. By whoever decides: confirms what was marked done. */
const close = async (it: Named): Promise<Reply> => {
  const { turn, action } = it;
  const own = action.state.owner === turn.me.id && action.state.status !== 'done';
  return own
    ? act(it, 'action.claim', it.rest ? { evidence: it.rest } : {})
    : act(it, 'action.verify', {});
};

/** `agree A-12`: to the date that its owner asks for. */
const dated = (yes: boolean) => (it: Named) => act(it, 'action.decide-date', { accept: yes });

/** By its owner: takes it on. By whoever decides on the date that is asked for: agrees to it. */
const accept = async (it: Named): Promise<Reply> =>
  it.action.state.proposedDate && (await decides(it, 'action.decide-date'))
    ? dated(true)(it)
    : act(it, 'action.accept', {});

const withText = (verb: Verb, field: string) => (it: Named) =>
  act(it, verb, present({ [field]: it.rest === '' ? undefined : it.rest }));

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
  on('done', withText('action.claim', 'evidence'), '(?:done|finish|finished)'),
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
