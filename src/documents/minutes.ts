import { DateTime } from 'luxon';
import type { CommitteeState } from '../domain/committee.ts';
import type { MinutedItem, MinutesDocument } from '../domain/minutes/assemble.ts';
import { presidedIn } from '../domain/minutes/presided.ts';
import type { MinutesState } from '../domain/minutes/state.ts';
import type { PersonId, Ref } from '../records/entity.ts';
import { fullDayText, inOrder, listText, sittingText, timeText } from '../text/format.ts';
import { text } from '../text/text.ts';
import { entriesOf } from './minuted.ts';
import type { Block, Paper } from './paper.ts';
import { below, heading, paragraph, section } from './paper.ts';
import { quorumText } from './quorum.ts';

/** The minutes as one reader may read them, and what their header says of them. */
export interface MinutesSource {
  readonly document: MinutesDocument;
  readonly minutes: MinutesState;
  readonly committee: CommitteeState;
  readonly nameOf: (person: PersonId) => string;
}

/** `YYYY-MM-DD` of a UTC instant in an IANA zone, in full words. */
const dayIn = (zone: string, instant: string): string =>
  fullDayText(DateTime.fromISO(instant, { zone }).toISODate() ?? instant);

const statusText = ({ minutes, committee, nameOf }: MinutesSource): string => {
  const { status, correctionsUntil, approvedAt, approvedBy, approvedActing } = minutes;
  if (status === 'draft') return text('document.draft');
  if (status === 'circulated' || approvedAt === undefined)
    return text('document.circulated', {
      until: correctionsUntil ? fullDayText(correctionsUntil) : 'none',
    });
  return text('document.approved', {
    on: dayIn(committee.timeZone, approvedAt),
    by: approvedBy ? nameOf(approvedBy) : 'none',
    acting: String(approvedActing ?? false),
  });
};

/** Who declared the minutes of an earlier meeting approved at this one; older records do not tell. */
const approvedBy = ({ document, nameOf }: MinutesSource, ref: Ref): string => {
  const person = document.approvedBy?.[ref];
  return person === undefined ? 'none' : nameOf(person);
};

/** The clock of the meeting: with the day, where that is not the day on which it began. */
const clockOf =
  ({ document, committee }: Pick<MinutesSource, 'document' | 'committee'>) =>
  (instant: string): string =>
    sittingText(instant, committee.timeZone, document.startedAt);

const daysText = ({ startedAt, closedAt = startedAt }: MinutesDocument, zone: string) => {
  if (startedAt === undefined || closedAt === undefined) return undefined;
  const [first, last] = [dayIn(zone, startedAt), dayIn(zone, closedAt)];
  return first === last ? first : text('document.days', { first, last });
};

const timesText = (source: MinutesSource): string | undefined => {
  const { startedAt, closedAt } = source.document;
  const at = clockOf(source);
  return startedAt && closedAt
    ? text('document.fromTo', {
        from: at(startedAt),
        until: at(closedAt),
        zone: source.committee.timeZone,
      })
    : undefined;
};

const adjournedText = (source: MinutesSource): string | undefined => {
  const at = clockOf(source);
  const { adjournments = [] } = source.document;
  return adjournments
    .map(({ from, to }) =>
      text('document.adjournedFrom', { from: at(from), to: to ? at(to) : 'none' }),
    )
    .join('; ');
};

const presidedText = (source: MinutesSource): string => {
  const { document, nameOf } = source;
  const named = (person: PersonId, acting: boolean): string =>
    acting ? text('document.acting', { name: nameOf(person) }) : nameOf(person);
  const at = (instant: string | undefined) => (instant ? clockOf(source)(instant) : 'none');
  return presidedIn(document)
    .map(({ person, acting, from, until }) =>
      text('document.presidedFrom', {
        name: named(person, acting),
        from: at(from),
        until: at(until),
      }),
    )
    .join('; ');
};

const header = (source: MinutesSource): readonly Block[] => {
  const { document, minutes, committee } = source;
  const { sealedHash, sealedSeq = 0, sealedHead = '' } = minutes;
  const facts = [
    [text('document.committee'), committee.name],
    [text('document.date'), daysText(document, committee.timeZone)],
    [text('document.time'), timesText(source)],
    [text('document.adjourned'), adjournedText(source)],
    [text('document.presided'), presidedText(source)],
    [text('document.quorum'), document.quorum?.[0] && quorumText(document.quorum[0])],
    [text('document.status'), statusText(source)],
    [
      text('document.seal'),
      sealedHash &&
        text('document.sealed', { hash: sealedHash, seq: String(sealedSeq), head: sealedHead }),
    ],
  ] as const;
  return facts.flatMap(([label, value]) => (value ? [paragraph(value, label)] : []));
};

const ATTENDANCE = ['present', 'apologies', 'absent'] as const;

const attendance = (source: MinutesSource): readonly Block[] => {
  const { document, nameOf } = source;
  const at = clockOf(source);
  const rows = ATTENDANCE.flatMap((state) =>
    document.roll
      .filter((entry) => entry.attendance === state)
      .map(({ person, alternateFor, proxy, arrivedAt, absences = [], leftAt }) => [
        nameOf(person),
        text(`document.${state}`),
        [
          alternateFor && text('document.standsIn', { name: nameOf(alternateFor) }),
          arrivedAt && text('document.arrived', { at: at(arrivedAt) }),
          ...absences.map(({ from, to }) => text('document.out', { from: at(from), to: at(to) })),
          leftAt && text('document.left', { at: at(leftAt) }),
          proxy && text('document.byProxy', { name: nameOf(proxy) }),
        ]
          .filter(Boolean)
          .join(', '),
      ])
      .toSorted(([a = ''], [b = '']) => a.localeCompare(b, 'en')),
  );
  const columns = [text('document.name'), text('document.attendance'), text('document.remarks')];
  return [
    heading(text('document.attendance')),
    rows.length === 0
      ? paragraph(text('document.notTaken'))
      : { is: 'table', header: columns, rows, widths: [45, 20, 35] },
    ...(document.quorum ?? [])
      .slice(1)
      .map((quorum) =>
        paragraph(
          quorumText(quorum),
          text('document.quorumChanged', { at: at(quorum.at), met: String(quorum.met) }),
        ),
      ),
  ];
};

/** Interests declared in reserved items, or in all else. */
const interests = (
  { document, nameOf }: MinutesSource,
  { reserved }: { readonly reserved: boolean },
): readonly Block[] => {
  const items = new Map(document.items.map((item) => [item.id, item]));
  return document.interests.flatMap(({ person, item: id, text: words }) => {
    const item = items.get(id ?? '');
    if ((item?.reserved ?? false) !== reserved) return [];
    if (!item) return [paragraph(words, nameOf(person))];
    const { number } = item;
    const label = text('document.interestIn', { name: nameOf(person), number: String(number) });
    return [paragraph(words, label)];
  });
};

/** What an item took, where it was planned how long: elsewhere nobody asked. */
const tookText = ({ time, outcome }: MinutedItem): string | undefined =>
  time?.planned !== undefined && outcome === 'taken'
    ? text('document.took', { taken: time.taken, planned: time.planned })
    : undefined;

const itemOf = (item: MinutedItem, { document, nameOf }: MinutesSource): readonly Block[] => {
  const recused = document.interests.filter((interest) => interest.item === item.id);
  const names = inOrder([...new Set(recused.map(({ person }) => nameOf(person)))]);
  const { number, title, presenter, outcome } = item;
  const took = tookText(item);
  const told = [
    ...(outcome && outcome !== 'taken'
      ? [paragraph(text(`document.${outcome}`), text('document.outcome'))]
      : []),
    ...entriesOf(item.entries, nameOf),
  ];
  return [
    heading(text('document.item', { number: String(number), title })),
    ...(presenter ? [paragraph(nameOf(presenter), text('document.presenter'))] : []),
    ...(names.length > 0 && outcome === 'taken'
      ? [paragraph(listText(names), text('document.recused'))]
      : []),
    ...(took ? [paragraph(took, text('document.time'))] : []),
    ...(told.length === 0 ? [paragraph(text('document.empty'))] : told),
  ];
};

/** In the place of a reserved item stands its number, whoever reads: so the annex can be taken off. */
const inPlace = (item: MinutedItem, source: MinutesSource): readonly Block[] =>
  item.reserved
    ? [heading(text('document.itemReserved', { number: String(item.number) }))]
    : itemOf(item, source);

/** What was added on reserved items, or on all else. */
const addenda = (
  { document, committee, nameOf }: MinutesSource,
  { reserved }: { readonly reserved: boolean },
): readonly Block[] =>
  document.addenda
    .filter(({ item }) => (item !== undefined) === reserved)
    .map(({ by, at, text: words, about = 'none' }) => {
      const on = dayIn(committee.timeZone, at);
      const number = document.items.find(({ id }) => id === about)?.number;
      const what = number === undefined ? about : text('document.itemOf', { number });
      return paragraph(words, text('document.addendum', { by: nameOf(by), on, about: what }));
    });

const annex = (source: MinutesSource): readonly Block[] => {
  const { document } = source;
  const own = document.items.filter(({ reserved, withheld }) => reserved && !withheld);
  return section(
    text('document.annex'),
    below([
      ...section(text('document.interests'), interests(source, { reserved: true })),
      ...own.flatMap((item) => itemOf(item, source)),
      ...section(text('document.addenda'), addenda(source, { reserved: true })),
    ]),
  );
};

const nextMeeting = ({ document: { next }, committee: { timeZone } }: MinutesSource) => {
  if (!next) return [];
  const { ref, at } = next;
  const when =
    at && text('document.nextAt', { ref, on: dayIn(timeZone, at), at: timeText(at, timeZone) });
  return [paragraph(when ?? ref)];
};

/**
 * The minutes in the form that boards know: header, roll, declarations, per item what was noted, decided
 * and assigned, the next meeting; addenda after all that was sealed, reserved items in an annex for those who
 * may read it. Dates in the committee's zone.
 * Source: The Chartered Governance Institute UK & Ireland, guidance note "Minute taking".
 */
export const minutesPaper = (source: MinutesSource): Paper => {
  const { document, minutes, committee, nameOf } = source;
  const { ref } = document;
  const title = text('document.title', { ref, name: document.title || committee.name });
  const status = statusText(source);
  return {
    title,
    subject: text('document.subject', { committee: committee.name }),
    author: text('general.gavel'),
    at: minutes.approvedAt ?? minutes.circulatedAt ?? minutes.draftedAt,
    foot: (page, pages) => text('document.page', { title, status, page, pages }),
    blocks: [
      ...header(source),
      ...attendance(source),
      ...section(text('document.interests'), interests(source, { reserved: false })),
      ...section(
        text('minutes.earlier'),
        (document.approved ?? []).map((meeting) =>
          paragraph(
            text('minutes.earlierApproved', { ref: meeting, by: approvedBy(source, meeting) }),
          ),
        ),
      ),
      ...section(text('minutes.reported'), entriesOf(document.reported ?? [], nameOf)),
      ...section(text('document.general'), entriesOf(document.general, nameOf)),
      ...document.items.flatMap((item) => inPlace(item, source)),
      ...section(
        text('document.corrections'),
        document.corrections.map(({ number, text: words }) =>
          paragraph(words, text('document.correction', { number: String(number) })),
        ),
      ),
      ...section(text('document.next'), nextMeeting(source)),
      ...section(text('document.addenda'), addenda(source, { reserved: false })),
      ...annex(source),
    ],
  };
};
