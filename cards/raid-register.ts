import { scoreOf } from '../src/domain/raid/rules.ts';
import {
  type Score,
  type Severity,
  severities,
  severityOf,
  valueOf,
} from '../src/domain/raid/scale.ts';
import type { RaidDetails, RaidKind } from '../src/domain/raid/state.ts';
import { dayText } from '../src/text/format.ts';
import { refHere } from './action.ts';
import { links, show, turns, unfold } from './buttons.ts';
import { card, type Card, type Element, line, type Place, row, small, title } from './kit.ts';
import { asAtOf, asAtTitle, type Page, pageLine, REGISTER_ROWS } from './register.ts';
import { severityText } from './raid.ts';
import { parts, words } from './words.ts';

/** An open entry as the register lists it. */
export interface RaidLine extends Pick<
  RaidDetails,
  'inherent' | 'residual' | 'priority' | 'due' | 'reviewOn'
> {
  readonly id: string;
  readonly ref: string;
  readonly kind: RaidKind;
  readonly text: string;
  readonly owner?: string;
}

/** The register of one kind, or of all. */
export interface RaidRegisterView {
  /** Absent: all kinds. */
  readonly kind?: RaidKind;
  readonly page: Page<RaidLine>;
  /** How many there are of each kind, and the scores of the risks, over all pages. */
  readonly counts: Readonly<Record<RaidKind, number>>;
  readonly scores: readonly (Score | undefined)[];
}

const severitiesText = (scores: RaidRegisterView['scores']): string => {
  const values = scores.flatMap((score) => (score ? [valueOf(score)] : []));
  const count = (severity: Severity): number =>
    values.filter((value) => severityOf(value) === severity).length;
  const [low = 0, medium = 0, high = 0, veryHigh = 0] = severities.map(count);
  const unscored = scores.length - values.length;
  return parts(words('raid.severities', { low, medium, high, veryHigh, unscored }));
};

const detailOf = (place: Place, entry: RaidLine): string =>
  [
    entry.kind === 'risk' && scoreOf(entry) === undefined
      ? words('raid.notScored')
      : severityText(entry),
    entry.owner,
    entry.due && words('raid.rowBy', { on: dayText(entry.due, place.today) }),
    entry.reviewOn && words('raid.rowReview', { on: dayText(entry.reviewOn, place.today) }),
  ]
    .filter(Boolean)
    .join(' · ');

const rowOf =
  (place: Place, { kind }: RaidRegisterView) =>
  (entry: RaidLine): Element => {
    const ref = refHere(place, entry);
    const detail = detailOf(place, entry);
    const named = kind ? ref : words('raid.named', { ref, kind: entry.kind });
    return row(
      words('register.line', { ref: named, text: entry.text }),
      detail === '' ? undefined : detail,
      show(entry.ref, place, { show: 'raid-entry', id: entry.id }),
    );
  };

const HEAT = 'heat';
const STEPS = [1, 2, 3, 4, 5] as const;

const STYLE = {
  low: 'good',
  medium: 'emphasis',
  high: 'warning',
  'very-high': 'attention',
} as const satisfies Record<Severity, string>;

const cell = (text: string, style?: string, strong = false): Element => ({
  type: 'TableCell',
  ...(style && { style }),
  items: [
    {
      ...line(text, strong ? { weight: 'Bolder' } : { size: 'Small' }),
      horizontalAlignment: 'Center',
    },
  ],
});

/** How many risks stand at each probability and impact; the colour of a field repeats what its place says. */
const heatMap = (scores: RaidRegisterView['scores']): Element => {
  const count = (probability: number, impact: number): number =>
    scores.filter((score) => score?.probability === probability && score.impact === impact).length;
  const rows = STEPS.toReversed().map((impact) => ({
    type: 'TableRow',
    cells: [
      cell(String(impact)),
      ...STEPS.map((probability) => {
        const found = count(probability, impact);
        const severity = severityOf(valueOf({ probability, impact }));
        return cell(found === 0 ? '·' : String(found), STYLE[severity], found > 0);
      }),
    ],
  }));
  return {
    type: 'Container',
    id: HEAT,
    isVisible: false,
    items: [
      small(words('raid.heatAxes')),
      {
        type: 'Table',
        firstRowAsHeaders: false,
        columns: [{ width: 1 }, ...STEPS.map(() => ({ width: 1 }))],
        rows: [
          ...rows,
          { type: 'TableRow', cells: [cell(''), ...STEPS.map((step) => cell(String(step)))] },
        ],
      },
    ],
  };
};

const summaryLine = ({ kind, counts, scores }: RaidRegisterView): Element[] => {
  if (kind === undefined) {
    const text = parts(words('raid.counts', counts));
    return text === '' ? [] : [small(text)];
  }
  return kind === 'risk' && scores.length > 0 ? [small(severitiesText(scores))] : [];
};

/** Open risks by score, issues by priority, the others by date: what stands worst comes first. */
export const raidRegisterCard = (place: Place, view: RaidRegisterView): Card => {
  const { kind, page, scores } = view;
  const headline = asAtTitle(
    words('raid.register', { kind: kind ?? 'all', count: page.total }),
    page,
  );
  const asAt = asAtOf(page);
  const mapped = kind === 'risk' && scores.some((score) => score !== undefined);
  return card(
    headline,
    [
      title(headline),
      ...summaryLine(view),
      ...pageLine(page),
      ...(mapped ? [heatMap(scores)] : []),
      ...page.lines.slice(0, REGISTER_ROWS).map(rowOf(place, view)),
    ],
    [
      ...turns(place, { show: 'raid', ...(kind ? { query: kind } : {}), ...asAt }, page),
      ...(mapped ? [unfold(words('raid.heat'), HEAT)] : []),
      ...(kind === undefined ? [] : [show(words('raid.all'), place, { show: 'raid', ...asAt })]),
      ...links(page.files),
    ],
  );
};
