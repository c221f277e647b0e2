import { dayText } from '../src/text/format.ts';
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
import { words } from './words.ts';

/** The decision that a dialog is about. */
export interface DecisionSubject extends Subject {
  readonly ref: string;
}

/** Records what was agreed. */
export const decisionDialog = (place: Place, subject: Subject): Dialog =>
  form({
    title: words('record.decisionTitle'),
    intro: words('record.decisionIntro'),
    inputs: [
      textInput('text', words('record.decisionText'), {
        required: true,
        multiline: true,
        max: LONG,
      }),
      textInput('rationale', words('record.decisionRationale'), { multiline: true }),
    ],
    send: words('card.save'),
    verb: 'decision.record',
    place,
    subject,
  });

/** A decision that could end another. */
export interface Later {
  readonly ref: string;
  readonly text: string;
  readonly decidedOn: string;
}

const ENDINGS = {
  'decision.supersede': {
    title: 'decision.supersedeTitle',
    intro: 'decision.supersedeIntro',
    by: 'decision.supersedeBy',
    send: 'decision.supersede',
  },
  'decision.rescind': {
    title: 'decision.rescindTitle',
    intro: 'decision.rescindIntro',
    by: 'decision.rescindBy',
    send: 'decision.rescind',
  },
} as const;

/** Takes a decision out of force, by one of the later ones. */
export const endDialog = (
  place: Place,
  subject: DecisionSubject,
  verb: keyof typeof ENDINGS,
  later: readonly Later[],
): Dialog => {
  const said = ENDINGS[verb];
  return form({
    title: words(said.title, { ref: subject.ref }),
    intro: words(said.intro),
    inputs: [
      choiceInput(
        'by',
        words(said.by),
        later.map(({ ref, text, decidedOn }) => ({
          value: ref,
          title: words('decision.later', {
            ref,
            text: words('card.joined', { first: dayText(decidedOn, place.today), second: text }),
          }),
        })),
        { required: true, compact: later.length > 4 },
      ),
      textInput('why', words('decision.why'), { multiline: true }),
    ],
    send: words(said.send),
    verb,
    place,
    subject,
  });
};

/** What came of looking at a decision again. */
export const reviewDecisionDialog = (place: Place, subject: DecisionSubject): Dialog =>
  form({
    title: words('decision.reviewTitle', { ref: subject.ref }),
    intro: words('decision.reviewIntro'),
    inputs: [
      choiceInput(
        'outcome',
        words('decision.reviewOutcome'),
        [
          { value: 'confirmed', title: words('decision.reviewConfirmed') },
          { value: 'agenda', title: words('decision.reviewAgenda') },
          { value: 'to-be-superseded', title: words('decision.reviewToBeSuperseded') },
        ],
        { value: 'confirmed', required: true },
      ),
      dateInput('next', words('decision.reviewNext'), { min: place.today }),
      textInput('text', words('decision.reviewText'), { multiline: true }),
    ],
    send: words('card.save'),
    verb: 'decision.review',
    place,
    subject,
  });

/** What stands beside a decision's wording; the wording where it may still change. */
export const decisionDetailsDialog = (
  place: Place,
  subject: DecisionSubject,
  view: {
    readonly people: readonly Choosable[];
    /** Absent: it may not change any more. */
    readonly text?: string;
    readonly rationale?: string;
    readonly options?: string;
    readonly effectiveOn?: string;
    readonly reviewOn?: string;
    /** An id of `people`. */
    readonly owner?: string;
    readonly links: readonly string[];
  },
): Dialog => {
  const given = (name: 'rationale' | 'options') => {
    const { [name]: value } = view;
    return { multiline: true, max: LONG, ...(value && { value }) };
  };
  return form({
    title: words('decision.detailsTitle', { ref: subject.ref }),
    inputs: [
      ...(view.text === undefined
        ? []
        : [
            textInput('text', words('record.decisionText'), {
              required: true,
              multiline: true,
              max: LONG,
              value: view.text,
            }),
          ]),
      textInput('rationale', words('record.decisionRationale'), given('rationale')),
      textInput('options', words('decision.options'), given('options')),
      dateInput(
        'effectiveOn',
        words('decision.effectiveOn'),
        view.effectiveOn ? { value: view.effectiveOn } : {},
      ),
      dateInput('reviewOn', words('decision.reviewOn'), {
        ...(view.reviewOn && { value: view.reviewOn }),
      }),
      personInput('owner', words('decision.owner'), view.people, {
        chosen: view.owner ? [view.owner] : [],
      }),
      textInput('links', words('decision.linked'), {
        placeholder: words('decision.linkedHint'),
        ...(view.links.length > 0 && { value: view.links.join(', ') }),
      }),
    ],
    send: words('card.save'),
    verb: 'decision.edit',
    edits: true,
    place,
    subject,
  });
};
