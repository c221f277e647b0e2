import { scoreOf } from '../domain/raid/rules.ts';
import { type Score, severityOf, valueOf } from '../domain/raid/scale.ts';
import type { RaidState } from '../domain/raid/state.ts';
import { text } from '../text/text.ts';
import { day, type Reading, stateText } from './register-source.ts';
import { column, type Sheet, sheet } from './sheet.ts';

/** Most choices read as they are kept. */
const plain = (choice: string | undefined): string | undefined => choice?.replaceAll('-', ' ');

/** A risk's score in a word, else how urgent an issue is. */
const severityIn = (entry: RaidState): string | undefined => {
  const score = scoreOf(entry);
  return score === undefined ? entry.priority : plain(severityOf(score));
};

const value = (score: Score | undefined): number | undefined => score && valueOf(score);

/** As it is now: what a review found, else what was found at first. */
const now = ({ residual, inherent }: RaidState): Score | undefined => residual ?? inherent;

/** Which way a dependency points. */
const directionText = ({ direction }: RaidState): string | undefined =>
  direction && text(direction === 'in' ? 'raid.directionIn' : 'raid.directionOut');

/**
 * Risks, assumptions, issues and dependencies with all that is known of them; what applies depends on the
 * kind.
 */
export const raidSheet = ({ raid, name, dayOf }: Reading): Sheet =>
  sheet<RaidState>(
    text('document.raidSheet'),
    [
      column(text('document.ref'), 11, ({ ref }) => ref),
      column(text('document.kind'), 13, ({ kind }) => text(`record.${kind}`)),
      column(text('document.text'), 60, (entry) => entry.text),
      column(text('document.status'), 12, ({ status }) => stateText(status)),
      column(text('document.owner'), 22, ({ owner }) => name(owner)),
      column(text('document.probability'), 13, (entry) => now(entry)?.probability),
      column(text('document.impact'), 10, (entry) => now(entry)?.impact),
      column(text('document.score'), 9, (entry) => scoreOf(entry)),
      column(text('document.severity'), 12, severityIn),
      column(text('document.inherent'), 15, ({ inherent }) => value(inherent)),
      column(text('document.target'), 14, ({ target }) => value(target)),
      column(text('document.nature'), 13, ({ nature }) => nature),
      column(text('document.proximity'), 13, ({ proximity }) => proximity),
      column(text('document.course'), 40, ({ cause, event, effect }) =>
        [cause, event, effect].filter(Boolean).join(' → '),
      ),
      column(text('document.response'), 18, ({ response }) => plain(response)),
      column(text('document.plan'), 40, ({ plan }) => plan),
      column(text('document.category'), 20, ({ category }) => plain(category)),
      column(text('document.priority'), 11, ({ priority }) => priority),
      column(text('document.direction'), 18, directionText),
      column(text('document.party'), 22, ({ party }) => party),
      column(text('document.due'), 14, ({ due }) => day(due)),
      column(text('document.reviewOn'), 14, ({ reviewOn }) => day(reviewOn)),
      column(text('document.raisedOn'), 14, ({ addedAt }) => dayOf(addedAt)),
      column(text('document.raisedBy'), 22, ({ addedBy }) => name(addedBy)),
      column(text('document.meeting'), 10, ({ meeting }) => meeting),
      column(text('document.comesFrom'), 12, ({ from }) => from),
      column(text('document.became'), 11, ({ became }) => became),
      column(text('document.links'), 20, ({ links }) => links?.join(', ')),
      column(text('document.closedAs'), 14, ({ outcome }) => plain(outcome)),
      column(text('document.closedWhy'), 40, ({ closedWhy }) => closedWhy),
    ],
    raid.filter(({ status }) => status !== 'withdrawn'),
  );
