import type { RaidKind, RaidState } from '../src/domain/raid/state.ts';
import { dayText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { dialog, show, type Subject } from './buttons.ts';
import {
  type Choosable,
  choiceInput,
  type Dialog,
  form,
  personInput,
  textInput,
} from './inputs.ts';
import { card, type Card, facts, type Place, prose, title } from './kit.ts';
import { words } from './words.ts';

/** A risk, assumption, issue or dependency. */
export interface RaidView {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly kind: RaidKind;
  readonly text: string;
  readonly status: RaidState['status'];
  readonly owner?: string;
  readonly addedBy: string;
  /** `YYYY-MM-DD` in the place's zone. */
  readonly addedOn: string;
  readonly meeting?: string;
  readonly closedWhy?: string;
  readonly viewer: 'minuting' | 'onlooker';
}

const KIND = {
  risk: 'record.risk',
  assumption: 'record.assumption',
  issue: 'record.issue',
  dependency: 'record.dependency',
} as const satisfies Record<RaidKind, string>;

const STATUS = {
  open: 'record.open',
  occurred: 'record.occurred',
  failed: 'record.failed',
  closed: 'record.closed',
  withdrawn: 'record.withdrawn',
} as const;

export const raidKindText = (kind: RaidKind): string => words(KIND[kind]);

export const raidCard = (place: Place, view: RaidView): Card => {
  const headline = words('record.raidCard', {
    ref: refHere(place, view),
    kind: raidKindText(view.kind).toLowerCase(),
    state: words(STATUS[view.status]),
  });
  return card(
    words('action.summary', { ref: headline, what: view.text }),
    [
      title(headline),
      prose(view.text, 3000),
      ...facts([
        [words('record.watchedBy'), view.owner ?? words('record.nobody')],
        [
          words('record.raised'),
          words('record.raisedBy', { by: view.addedBy, on: dayText(view.addedOn, place.today) }),
        ],
        [words('record.meeting'), view.meeting],
        [words('record.closedWhy'), view.closedWhy],
      ]),
    ],
    [
      ...(view.viewer === 'minuting' && view.status === 'open'
        ? [dialog(words('record.close'), 'raid.close', place, view)]
        : []),
      show(words('card.history'), place, { show: 'history', id: view.ref }),
    ],
  );
};

export const raidDialog = (
  place: Place,
  subject: Subject,
  view: { readonly people: readonly Choosable[]; readonly kind?: RaidKind },
): Dialog =>
  form({
    title: words('record.raidTitle'),
    inputs: [
      choiceInput(
        'kind',
        words('record.raidKind'),
        Object.entries(KIND).map(([value, key]) => ({ value, title: words(key) })),
        { value: view.kind ?? 'risk', required: true },
      ),
      textInput('text', words('record.raidText'), {
        required: true,
        multiline: true,
        max: 10_000,
      }),
      personInput('owner', words('record.raidOwner'), view.people),
    ],
    send: words('card.save'),
    verb: 'raid.add',
    place,
    subject,
  });

export const closeRaidDialog = (
  place: Place,
  subject: Subject & { readonly ref: string },
): Dialog =>
  form({
    title: words('record.closeTitle', { ref: subject.ref }),
    inputs: [textInput('why', words('record.closeWhy'), { required: true, multiline: true })],
    send: words('record.close'),
    verb: 'raid.close',
    place,
    subject,
  });
