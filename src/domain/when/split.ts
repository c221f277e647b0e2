import { agreed, type NoDate, type Reader, scan } from './read.ts';

/** A text parted from its trailing date: "circulate the budget by Friday". */
export interface Split {
  readonly what: string;
  /** `YYYY-MM-DD` in the calendar's zone. */
  readonly due?: string;
  /** The words that said the date, without their preposition. */
  readonly dueText?: string;
  /** Why `dueText` is no usable date. */
  readonly problem?: NoDate;
}

/** Before a date: `by`, `due in`, `no later than the`, `by eod on`, `(`. */
const LEAD =
  /^\(?(?:(?:due\s+)?(?:by|before|on|until|till|in|within)|due|no\s+later\s+than)\s+(?:the\s+|(?:eod|cob)\s+(?:on\s+)?)?$|^\($/i;
/** After a date: ` at the latest, please`, ` at 3pm`, ` by the end of the day.`, `)`. */
const TRAIL =
  /^(?:[\s|,.;:!?()]|\b(?:at\s+the\s+latest|latest|please|at|eod|cob|noon|midday|midnight|morning|afternoon|evening|(?:by\s+)?(?:end\s+of\s+(?:the\s+)?day|close\s+of\s+business)|\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)(?!\w))*$/i;
/** Words after which a date belongs to the thing itself: "the accounts for March". */
const BELONGS =
  /\b(?:for|of|from|since|about|between|and|or|to|last|every|each|per|a|an|the|with)\s+$/i;
const MOST_WORDS = 12;

/** A text that is one date phrase and nothing else: what it says; undefined where it says more. */
const wholly = (tail: string, before: string, reader: Reader): Split | undefined => {
  const { found, rest } = scan(tail, reader);
  const [first] = found;
  if (!first) return undefined;
  const lead = tail.slice(0, first.index);
  const bare = lead === '' && !/^(?:by|before|in|within|at|until|till)\s/i.test(tail);
  if (lead !== '' && !LEAD.test(lead)) return undefined;
  // "support 24/7" names no date: bare figures need a preposition or a year, and so do
  // the months that are also verbs.
  const plain = !/[a-z]|\d{4}/i.test(first.text) || /^(?:may|march)$/i.test(first.text);
  if (bare && (plain || BELONGS.test(before))) return undefined;
  if (!TRAIL.test(rest.slice(first.index))) return undefined;
  const when = agreed(found, reader);
  const said = { what: '', dueText: tail.slice(first.index).replace(/[\s,.;:!?]+$/, '') };
  return 'why' in when ? { ...said, problem: when.why } : { ...said, due: when.date };
};

/**
 * Parts the trailing date from what is to be done. A "by" inside the sentence stays there: "send the
 * paper written by Ana by Friday" is due on Friday. Without a trailing date the whole text is `what`.
 */
export const splitDue = (text: string, reader: Reader): Split => {
  const starts = [...text.matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index).slice(-MOST_WORDS);
  for (const start of starts) {
    const before = text.slice(0, start);
    const split = wholly(text.slice(start), before, reader);
    if (split) return { ...split, what: before.replace(/[\s,;:–-]+$/, '') };
  }
  return { what: text.trim() };
};
