import type { MinutedEntry } from '../domain/minutes/assemble.ts';
import type { PersonId } from '../records/entity.ts';
import { datedText } from '../text/format.ts';
import { text } from '../text/text.ts';
import type { Block } from './paper.ts';
import { paragraph } from './paper.ts';

type Entry<T extends MinutedEntry['type']> = Extract<MinutedEntry, { type: T }>;
type NameOf = (person: PersonId) => string;

const decision = (entry: Entry<'decision'>, nameOf: NameOf): readonly Block[] => {
  const { counts, method, declaredBy, onBehalfOf, rationale } = entry;
  const by = nameOf(declaredBy);
  const declared = onBehalfOf ? text('document.onBehalf', { by, whom: nameOf(onBehalfOf) }) : by;
  const how = counts
    ? text('document.carriedBy', {
        figures: text('document.countedVotes', { ...counts }),
        by: declared,
      })
    : text('document.decidedBy', { method, by: declared });
  return [
    paragraph(`${entry.text} (${how})`, text('document.decision', { ref: entry.id })),
    ...(rationale ? [paragraph(rationale, text('document.because'))] : []),
  ];
};

/** What did not become a decision: lost, withdrawn, or carried without a quorum. */
const motion = ({ id, text: words, outcome, counts }: Entry<'motion'>): Block => {
  const figures = counts ? text('document.countedVotes', { ...counts }) : 'none';
  const how = text('document.motionOutcome', { outcome, figures });
  return paragraph(`${words} (${how})`, text('document.motionRef', { ref: id }));
};

const raid = ({ id, kind, text: words, owner }: Entry<'raid'>, nameOf: NameOf): Block =>
  paragraph(
    owner ? text('document.watched', { text: words, owner: nameOf(owner) }) : words,
    text('document.raid', { ref: id, kind: text(`record.${kind}`) }),
  );

const prose = (entry: MinutedEntry, nameOf: NameOf): readonly Block[] => {
  switch (entry.type) {
    case 'note':
      return [paragraph(entry.text)];
    case 'decision':
      return decision(entry, nameOf);
    case 'motion':
      return [motion(entry)];
    case 'raid':
      return [raid(entry, nameOf)];
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
  return rows.length === 0 ? [] : [{ is: 'table', header, rows, widths: [12, 42, 22, 24] }];
};

/** What was said and decided, in the order of recording, then who does what by when. */
export const entriesOf = (entries: readonly MinutedEntry[], nameOf: NameOf): readonly Block[] => [
  ...entries.flatMap((entry) => prose(entry, nameOf)),
  ...actions(entries, nameOf),
];
