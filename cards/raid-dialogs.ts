import { OUTCOMES } from '../src/domain/raid/rules.ts';
import type { Subject } from './buttons.ts';
import {
  type Choosable,
  choiceInput,
  dateInput,
  type Dialog,
  form,
  LONG,
  personInput,
  textInput,
} from './inputs.ts';
import type { Place } from './kit.ts';
import { choices, scoreInput } from './raid-inputs.ts';
import type { RaidView } from './raid.ts';
import * as names from './raid-words.ts';
import { words } from './words.ts';

/** The entry that a dialog is about. */
export interface RaidSubject extends Subject {
  readonly ref: string;
}

/** A new entry, in one sentence. */
export const raidDialog = (
  place: Place,
  subject: Subject,
  view: { readonly people: readonly Choosable[] },
): Dialog =>
  form({
    title: words('record.raidTitle'),
    inputs: [
      choiceInput('kind', words('record.raidKind'), choices(names.KIND), {
        value: 'risk',
        required: true,
      }),
      textInput('text', words('record.raidText'), {
        required: true,
        multiline: true,
        max: LONG,
      }),
      personInput('owner', words('record.raidOwner'), view.people),
    ],
    send: words('card.save'),
    verb: 'raid.add',
    place,
    subject,
  });

/** How an open entry stands now. */
export const reviewRaidDialog = (
  place: Place,
  subject: RaidSubject,
  view: Pick<RaidView, 'kind' | 'residual' | 'inherent'>,
): Dialog =>
  form({
    title: words('raid.reviewTitle', { ref: subject.ref }),
    intro: words('raid.reviewIntro', { kind: view.kind }),
    inputs: [
      ...(view.kind === 'risk' ? [scoreInput('Now', view.residual ?? view.inherent)] : []),
      textInput('text', words('raid.reviewText'), { multiline: true }),
      dateInput('next', words('raid.reviewNext'), { min: place.today }),
    ],
    send: words('card.save'),
    verb: 'raid.review',
    place,
    subject,
  });

/** A risk occurred, an assumption failed: what happened becomes an issue. */
export const becomeDialog = (
  place: Place,
  subject: RaidSubject,
  view: { readonly status: 'occurred' | 'failed'; readonly text: string },
): Dialog =>
  form({
    title: words('raid.becomeTitle', { ref: subject.ref, status: view.status }),
    intro: words('raid.becomeIntro'),
    inputs: [
      textInput('text', words('raid.becomeText'), {
        required: true,
        multiline: true,
        value: view.text,
      }),
    ],
    send: words('card.save'),
    verb: 'raid.review',
    place,
    subject,
    fixed: { status: view.status },
  });

/** How an entry ends, and why. */
export const closeRaidDialog = (
  place: Place,
  subject: RaidSubject,
  { kind }: Pick<RaidView, 'kind'>,
): Dialog => {
  const [usual] = OUTCOMES[kind];
  return form({
    title: words('record.closeTitle', { ref: subject.ref }),
    inputs: [
      choiceInput(
        'outcome',
        words('raid.outcome'),
        choices(names.OUTCOME, [...OUTCOMES[kind]]),
        usual ? { value: usual, required: true } : {},
      ),
      textInput('why', words('record.closeWhy'), { required: true, multiline: true }),
    ],
    send: words('record.close'),
    verb: 'raid.close',
    place,
    subject,
  });
};
