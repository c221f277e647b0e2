import type { MinutedEntry } from '../domain/minutes/assemble.ts';
import { scoredAsRaised } from '../domain/minutes/heard.ts';
import { CHOICES } from '../domain/motion/naming.ts';
import { numberOf } from '../domain/motion/putting.ts';
import type { PersonId } from '../records/entity.ts';
import { decidedText } from '../text/decided.ts';
import { datedText } from '../text/format.ts';
import { heardText, raisedText } from '../text/heard.ts';
import { text } from '../text/text.ts';
import { castText, majorityText, moversText, votesText } from '../text/votes.ts';
import type { Block } from './paper.ts';
import { paragraph, table } from './paper.ts';

type Entry<T extends MinutedEntry['type']> = Extract<MinutedEntry, { type: T }>;
type NameOf = (person: PersonId) => string;

/** Who voted which way, where the minutes name them. */
const named = (
  { votes, secret }: Pick<Entry<'decision'>, 'votes' | 'secret'>,
  nameOf: NameOf,
): readonly Block[] => {
  if (secret) return [paragraph(text('minutes.bySecretBallot'))];
  if (!votes) return [];
  const { onRequest, castBy = {} } = votes;
  const voter = (person: PersonId): string => {
    const by = castBy[person];
    return by ? castText(nameOf(person), nameOf(by.person), by.proxy) : nameOf(person);
  };
  const names = CHOICES.map((choice) => [choice, (votes[choice] ?? []).map(voter)] as const);
  return [paragraph(votesText({ onRequest, ...Object.fromEntries(names) }))];
};

const movers = ({ moved }: Pick<Entry<'decision'>, 'moved'>, nameOf: NameOf): readonly Block[] => {
  if (!moved) return [];
  const named = Object.entries(moved).map(([part, person]) => [part, nameOf(person)] as const);
  return [paragraph(moversText(Object.fromEntries(named)))];
};

const figuresOf = ({
  counts,
  casting,
  majority,
}: Pick<Entry<'motion'>, 'counts' | 'casting' | 'majority'>) => {
  const rule = majority ? majorityText(majority) : 'none';
  return counts && text('document.countedVotes', { ...counts, casting: casting ?? 'none', rule });
};

const decision = (entry: Entry<'decision'>, nameOf: NameOf): readonly Block[] => {
  const { ratified, carriedIn, method, declaredBy, onBehalfOf, rationale } = entry;
  const figures = figuresOf(entry);
  const holds = decidedText(entry);
  const by = nameOf(declaredBy);
  const declared = onBehalfOf ? text('document.onBehalf', { by, whom: nameOf(onBehalfOf) }) : by;
  const how = figures
    ? text('document.carriedBy', {
        figures,
        method,
        by: declared,
        ratified: ratified ? (carriedIn ?? 'true') : 'none',
      })
    : text('document.decidedBy', { method, by: declared, ratified: carriedIn ?? 'none' });
  return [
    paragraph(`${entry.text} (${how})`, text('document.decision', { ref: entry.id })),
    ...movers(entry, nameOf),
    ...named(entry, nameOf),
    ...(rationale ? [paragraph(rationale, text('document.because'))] : []),
    ...(holds ? [paragraph(holds)] : []),
  ];
};

/** What did not become a decision: an amendment, lost, withdrawn, or carried without a quorum. */
const motion = (entry: Entry<'motion'>, nameOf: NameOf): readonly Block[] => {
  const { id, text: words, outcome, amends, carriedIn = 'none' } = entry;
  const figures = figuresOf(entry) ?? 'none';
  const how = text('document.motionOutcome', { outcome, figures, carriedIn });
  return [
    paragraph(
      `${words} (${how})`,
      text('document.motionRef', {
        number: numberOf(id),
        amends: amends === undefined ? 'none' : numberOf(amends),
      }),
    ),
    ...movers(entry, nameOf),
    ...named(entry, nameOf),
  ];
};

const labelOf = ({ id, kind }: Pick<Entry<'raid'>, 'id' | 'kind'>): string =>
  text('document.raid', { ref: id, kind: text(`record.${kind}`) });

const raid = (entry: Entry<'raid'> & { readonly score?: number }, nameOf: NameOf): Block => {
  const { text: words, owner, score } = entry;
  const what = raisedText({ text: words, ...(score !== undefined && { score }) });
  const watched = owner && text('document.watched', { text: what, owner: nameOf(owner) });
  return paragraph(watched ?? what, labelOf(entry));
};

const prose = (entry: MinutedEntry, nameOf: NameOf): readonly Block[] => {
  switch (entry.type) {
    case 'note':
      return [paragraph(entry.text)];
    case 'decision':
      return decision(entry, nameOf);
    case 'motion':
      return motion(entry, nameOf);
    case 'raid':
      return [raid(entry, nameOf)];
    case 'raid-heard':
      return [paragraph(heardText(entry), labelOf(entry))];
    default:
      return [];
  }
};

const actions = (entries: readonly MinutedEntry[], nameOf: NameOf): readonly Block[] => {
  const rows = entries
    .filter((entry) => entry.type === 'action')
    .map(({ id, text: what, owner, due }) => [
      id,
      what,
      owner ? nameOf(owner) : text('document.nobody'),
      due ? datedText(due) : text('document.noDate'),
    ]);
  const header = [
    text('document.ref'),
    text('document.action'),
    text('document.owner'),
    text('document.due'),
  ];
  return table(header, [12, 42, 22, 24], rows);
};

/** What was said and decided, in the order of recording, then who does what by when. */
export const entriesOf = (entries: readonly MinutedEntry[], nameOf: NameOf): readonly Block[] => [
  ...scoredAsRaised(entries).flatMap((entry) => prose(entry, nameOf)),
  ...actions(entries, nameOf),
];
