import type { RaidKind } from '../src/domain/raid/state.ts';
import { unfold } from './buttons.ts';
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
import type { Element, Place } from './kit.ts';
import type { RaidSubject } from './raid-dialogs.ts';
import { choices, compact, scoreInput } from './raid-inputs.ts';
import type { RaidView } from './raid.ts';
import * as names from './raid-words.ts';
import { words } from './words.ts';

type Known = Pick<
  RaidView,
  | 'kind'
  | 'text'
  | 'nature'
  | 'inherent'
  | 'target'
  | 'proximity'
  | 'response'
  | 'cause'
  | 'event'
  | 'effect'
  | 'plan'
  | 'category'
  | 'priority'
  | 'direction'
  | 'party'
  | 'due'
  | 'reviewOn'
> & {
  readonly people: readonly Choosable[];
  /** An id of `people`. */
  readonly owner?: string;
  /** The sentence may still be reworded. */
  readonly wording: boolean;
};

type Written = 'cause' | 'event' | 'effect' | 'party';

const written = (id: Written, view: Known): Element =>
  textInput(id, words(`raid.${id}`), view[id] ? { value: view[id] } : {});

const ofRisk = (view: Known): Element[] => [
  written('cause', view),
  written('event', view),
  written('effect', view),
  scoreInput('Inherent', view.inherent),
  choiceInput(
    'response',
    words('raid.responseLabel'),
    choices(names.RESPONSE),
    compact(view.response),
  ),
];

/** What is seldom changed. */
const moreOfRisk = (view: Known): Element[] => [
  scoreInput('Target', view.target),
  choiceInput('nature', words('raid.nature'), choices(names.NATURE), {
    value: view.nature ?? 'threat',
  }),
  choiceInput(
    'proximity',
    words('raid.proximity'),
    choices(names.PROXIMITY),
    compact(view.proximity),
  ),
];

const ofIssue = (view: Known): Element[] => [
  choiceInput('category', words('raid.category'), choices(names.CATEGORY), compact(view.category)),
  choiceInput(
    'priority',
    words('raid.priorityLabel'),
    choices(names.PRIORITY),
    compact(view.priority),
  ),
  written('cause', view),
  written('effect', view),
];

const ofDependency = (view: Known): Element[] => [
  choiceInput(
    'direction',
    words('raid.direction'),
    [
      { value: 'in', title: words('raid.directionIn') },
      { value: 'out', title: words('raid.directionOut') },
    ],
    { value: view.direction ?? 'in' },
  ),
  written('party', view),
];

const OF_KIND: Record<RaidKind, (view: Known) => Element[]> = {
  risk: ofRisk,
  assumption: () => [],
  issue: ofIssue,
  dependency: ofDependency,
};

/** Who looks after an entry of any kind, and when next. */
const watching = (view: Known): Element[] => [
  personInput('owner', words('raid.owner'), view.people, {
    chosen: view.owner ? [view.owner] : [],
  }),
  dateInput('reviewOn', words('raid.reviewOn'), {
    ...(view.reviewOn && { value: view.reviewOn }),
  }),
];

/** What is done about it, and by when. */
const doing = (view: Known): Element[] => [
  textInput('plan', words('raid.planLabel'), {
    multiline: true,
    ...(view.plan && { value: view.plan }),
  }),
  dateInput('due', words(names.BY[view.kind]), view.due ? { value: view.due } : {}),
];

const MORE = 'more';

/** What is known of an entry, the fields of its kind; of a risk the rest stands folded under *More*. */
export const raidDetailsDialog = (place: Place, subject: RaidSubject, view: Known): Dialog => {
  const rest = doing(view);
  const folded = view.kind === 'risk' ? [...rest, ...moreOfRisk(view)] : [];
  return form({
    title: words('raid.detailsTitle', { ref: subject.ref }),
    inputs: [
      ...(view.wording
        ? [
            textInput('text', words('raid.text'), {
              required: true,
              multiline: true,
              max: LONG,
              value: view.text,
            }),
          ]
        : []),
      ...OF_KIND[view.kind](view),
      ...watching(view),
      ...(folded.length > 0
        ? [{ type: 'Container', id: MORE, isVisible: false, items: folded }]
        : rest),
    ],
    send: words('card.save'),
    verb: 'raid.edit',
    edits: true,
    place,
    subject,
    also: folded.length > 0 ? [unfold(words('card.moreButton'), MORE)] : [],
  });
};
