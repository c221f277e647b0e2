import type { Verb } from '../src/domain/verbs.ts';
import { CARD_BYTES, type Element, type Place } from './kit.ts';
import { plain, words } from './words.ts';

/** Everything that a reading button can open. */
export type View =
  | 'action'
  | 'actions'
  | 'agenda'
  | 'committees'
  | 'decision'
  | 'decisions'
  | 'example'
  | 'help'
  | 'history'
  | 'ledger'
  | 'matters'
  | 'meeting'
  | 'meetings'
  | 'members'
  | 'minutes'
  | 'motions'
  | 'my-actions'
  | 'pack'
  | 'raid'
  | 'raid-entry'
  | 'correction'
  | 'reading'
  | 'record'
  | 'rules'
  | 'reading-edit'
  | 'search'
  | 'status';

/** What a button acts upon: the record and the version that the reader sees. */
export interface Subject {
  readonly id?: string;
  readonly version?: number;
}

/** Verbs outside the records (a person's own settings) beside those of the domain. */
export type ButtonVerb =
  | Verb
  | 'person.away'
  | 'chase.opt-out'
  | 'committee.template'
  | 'show'
  | 'say'
  | 'message.repeat';

export type Data = Readonly<Record<string, unknown>>;

const data = (verb: ButtonVerb, place: Place, subject: Subject, fixed: Data = {}): Data => ({
  verb,
  ...(place.committee !== '' && { committee: place.committee }),
  ...(place.message !== undefined && { message: place.message }),
  ...(subject.id !== undefined && { id: subject.id }),
  ...(subject.version !== undefined && { version: subject.version }),
  ...fixed,
});

/**
 * Acts at once. Clients without Action.Execute fall back to a submit with the same data. `fixed` are
 * inputs that this button answers itself (`accept: 'yes'`).
 */
export const execute = (
  title: string,
  verb: ButtonVerb,
  place: Place,
  subject: Subject,
  fixed?: Data,
): Element => {
  const carried = data(verb, place, subject, fixed);
  const name = plain(title, 40);
  return {
    type: 'Action.Execute',
    title: name,
    verb,
    data: carried,
    fallback: { type: 'Action.Submit', title: name, data: carried },
  };
};

/** Opens a dialog, whose submit carries the same verb. `fixed` as in `execute`. */
export const dialog = (
  title: string,
  verb: ButtonVerb,
  place: Place,
  subject: Subject,
  fixed?: Data,
): Element => ({
  type: 'Action.Submit',
  title: plain(title, 40),
  data: { msteams: { type: 'task/fetch' }, ...data(verb, place, subject, fixed) },
});

/** Ends a dialog. `fixed` as in `execute`. */
export const submit = (
  title: string,
  verb: ButtonVerb,
  place: Place,
  subject: Subject,
  fixed?: Data,
): Element => ({
  type: 'Action.Submit',
  title: plain(title, 40),
  data: data(verb, place, subject, fixed),
});

export interface Opens {
  readonly show: View;
  readonly id?: string;
  readonly page?: number;
  readonly query?: string;
  /** `YYYY-MM-DD`: a register as it stood at the end of that day. */
  readonly asAt?: string;
}

/** Reads something; writes nothing. */
export const show = (title: string, place: Place, opens: Opens): Element =>
  execute(title, 'show', place, {}, { ...opens });

/** The pages before and after this one, of what `opens` shows. */
export const turns = (
  place: Place,
  opens: Opens,
  { page, pages }: { readonly page: number; readonly pages: number },
): Element[] => [
  ...(page > 1 ? [show(words('card.previous'), place, { ...opens, page: page - 1 })] : []),
  ...(page < pages ? [show(words('card.next'), place, { ...opens, page: page + 1 })] : []),
];

/** Unfolds a hidden part of the same card, without asking anybody. */
export const unfold = (title: string, element: string): Element => ({
  type: 'Action.ToggleVisibility',
  title,
  targetElements: [element],
});

/** A document that a browser opens. */
export interface FileLink {
  readonly name: string;
  readonly url: string;
}

export const links = (files: readonly FileLink[] = []): Element[] =>
  files.map(({ name, url }) => ({ type: 'Action.OpenUrl', title: plain(name, 40), url }));

/** A card whose every button carries `more`, where that fits. */
export const carrying = <C extends object>(shown: C, more: Data): C => {
  const told = JSON.stringify(shown, (key, value: unknown) =>
    key === 'data' && typeof value === 'object' ? { ...value, ...more } : value,
  );
  return Buffer.byteLength(told) > CARD_BYTES ? shown : (JSON.parse(told) as C);
};

/** A card whose every button tells which shared card it stands on: a dialog opened there brings that one up to date. */
export const standingOn = <C extends object>(shown: C, on: Opens): C =>
  carrying(shown, { sharing: on });

/** The button that most readers want. */
export const primary = (button: Element): Element => ({ ...button, style: 'positive' });

/** Gives up to 60 people their own view of a posted card: Teams asks again for them with this. */
export const refreshable = <C extends object>(
  shown: C,
  place: Place,
  opens: Opens,
  userIds: readonly string[],
) => ({
  ...shown,
  refresh: {
    action: { type: 'Action.Execute', verb: 'show', data: data('show', place, {}, { ...opens }) },
    userIds: userIds.slice(0, 60),
  },
});
