import type { MinutesEntry, MinutesSection, ReadingView } from '../../cards/minutes-reading.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type {
  MinutedEntry,
  MinutedItem,
  MinutesDocument,
} from '../../src/domain/minutes/assemble.ts';
import { assembleMinutes } from '../../src/domain/minutes/assemble.ts';
import { minutesId } from '../../src/domain/minutes/events.ts';
import { scoredAsRaised } from '../../src/domain/minutes/heard.ts';
import { mayReadMinutes } from '../../src/domain/minutes/find.ts';
import type { MinutesState } from '../../src/domain/minutes/state.ts';
import { CHOICES } from '../../src/domain/motion/naming.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { NotFound, Refused } from '../../src/errors.ts';
import { minutesSources } from '../../src/people/minutes-sources.ts';
import type { Entity, PersonId } from '../../src/records/entity.ts';
import { decidedText } from '../../src/text/decided.ts';
import { inOrder } from '../../src/text/format.ts';
import { heardText, raisedText } from '../../src/text/heard.ts';
import { text } from '../../src/text/text.ts';
import { castText, moversText, votesText } from '../../src/text/votes.ts';
import { present } from '../inputs.ts';
import { visible, withheld } from '../reading.ts';
import { amidMinutes, rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { proposedNotes } from './note.ts';
import { attended, clockOf, occasionOf, presidingIn, quorumLines } from './reading-sitting.ts';

interface Sources {
  readonly meeting: MeetingState;
  readonly minutes: Entity<MinutesState>;
  readonly recorded: readonly Entity[];
  readonly document: MinutesDocument;
}

/** Reads what the minutes are made of, but what the viewer may not know of. Throws NotFound (`no-minutes-yet`). */
const sourcesOf = async (scene: Scene, ref: string): Promise<Sources> => {
  const { records } = scene.services;
  const { pk } = scene.body;
  const loaded = await records.loadMany(pk, [ref, minutesId(ref)]);
  const byId = new Map(loaded.map((entity) => [entity.id, entity]));
  const meeting = (byId.get(ref) as Entity<MeetingState> | undefined)?.state;
  const minutes = byId.get(minutesId(ref)) as Entity<MinutesState> | undefined;
  if (!meeting || !minutes) throw new NotFound('no-minutes-yet', { ref });
  const { sources, found } = await minutesSources(records, pk, meeting, minutes.state);
  const document = assembleMinutes({ ...sources, withheld: await withheld(scene, found) });
  const { recorded } = sources;
  return { meeting, minutes, recorded, document };
};

type Lines = (entries: readonly MinutedEntry[]) => Promise<MinutesEntry[]>;

type MinutedMotion = Extract<MinutedEntry, { type: 'motion' }>;

const moversIn = async (scene: Scene, { moved = {} }: Pick<MinutedMotion, 'moved'>) => {
  const parts = Object.entries(moved);
  const named = parts.map(async ([part, person]) => [part, await scene.name(person)] as const);
  if (named.length === 0) return {};
  return { moved: moversText(Object.fromEntries(await Promise.all(named))) };
};

/** Who voted which way, where the minutes name them. */
const votesIn = async (
  scene: Scene,
  { votes, secret }: Pick<MinutedMotion, 'votes' | 'secret'>,
) => {
  if (secret) return { votes: text('minutes.bySecretBallot') };
  if (!votes) return {};
  const voter = async (person: PersonId): Promise<string> => {
    const name = await scene.name(person);
    const by = votes.castBy?.[person];
    return by ? castText(name, await scene.name(by.person), by.proxy) : name;
  };
  const names = await Promise.all(
    CHOICES.map(async (choice) => [choice, await Promise.all((votes[choice] ?? []).map(voter))]),
  );
  return { votes: votesText({ onRequest: votes.onRequest, ...Object.fromEntries(names) }) };
};

const linesIn = (scene: Scene, recorded: readonly Entity[]): Lines => {
  const versions = new Map(recorded.map(({ id, version }) => [id, version]));
  const lineOf = async (
    entry: MinutedEntry & { readonly score?: number },
  ): Promise<MinutesEntry> => {
    const { id } = entry;
    const common = { id, version: versions.get(id) ?? 0, text: entry.text };
    switch (entry.type) {
      case 'note':
        return { ...common, is: 'note' };
      case 'decision': {
        const { counts, casting, majority, ratified, carriedIn, rationale } = entry;
        return {
          ...common,
          is: 'decision',
          ref: id,
          ...present({ counts, casting, majority, ratified, carriedIn, rationale }),
          ...(entry.method === 'circular' || entry.method === 'chair'
            ? { method: entry.method }
            : {}),
          ...(await moversIn(scene, entry)),
          ...(await votesIn(scene, entry)),
          ...present({ holds: decidedText(entry) }),
        };
      }
      case 'action':
        return {
          ...common,
          is: 'action',
          ref: id,
          ...(entry.owner ? { owner: await scene.name(entry.owner) } : {}),
          ...(entry.due ? { due: entry.due } : {}),
        };
      case 'motion': {
        const { outcome, counts, casting, majority, amends, carriedIn } = entry;
        return {
          ...common,
          is: 'motion',
          number: numberOf(id),
          outcome,
          ...present({ counts, casting, majority, carriedIn }),
          ...(amends ? { amends: numberOf(amends) } : {}),
          ...(await moversIn(scene, entry)),
          ...(await votesIn(scene, entry)),
        };
      }
      case 'raid-heard':
        return { ...common, text: heardText(entry), is: 'raid', ref: id, kind: entry.kind };
      default:
        return { ...common, text: raisedText(entry), is: 'raid', ref: id, kind: entry.kind };
    }
  };
  return (entries) => Promise.all(scoredAsRaised(entries).map(lineOf));
};

/** Accepted corrections of the minutes in general stand among what belongs to no item. */
const correctionLines = ({ corrections }: MinutesDocument): MinutesEntry[] =>
  corrections.map(({ number, text: words }) => ({
    id: '',
    version: 0,
    is: 'note',
    text: text('minutes.corrected', { number, text: words }),
  }));

const sectionOf = async (
  { number, title, reserved, outcome, entries }: MinutedItem,
  lines: Lines,
): Promise<MinutesSection> => ({
  number,
  title,
  ...(reserved ? { annex: true } : {}),
  ...(outcome ? { outcome } : {}),
  entries: await lines(entries),
});

/** In the place of a reserved item stands its number alone; what is in it comes last, for those who may read it. */
const sectionsOf = async (document: MinutesDocument, lines: Lines): Promise<MinutesSection[]> => {
  const general = [...(await lines(document.general)), ...correctionLines(document)];
  const items = document.items.map(async (item) =>
    item.reserved ? { number: item.number, entries: [] } : sectionOf(item, lines),
  );
  const annex = document.items.filter(({ reserved, withheld: hidden }) => reserved && !hidden);
  const reserved = annex.map((item) => sectionOf(item, lines));
  return [{ entries: general }, ...(await Promise.all([...items, ...reserved]))];
};

/**
 * The minutes in full, as the viewer may read them. Throws NotFound (`no-minutes-yet`), Refused
 * (`minutes-draft`) where they are not for `reader` yet.
 */
export const readingView = async (
  reading: Scene,
  ref: string,
  { editable, reader }: { readonly editable: boolean; readonly reader: PersonId },
): Promise<ReadingView> => {
  const { meeting, minutes, recorded, document } = await sourcesOf(reading, ref);
  const scene = amidMinutes(reading, minutes.state);
  if (!mayReadMinutes(minutes.state, meeting, scene.body.state, reader))
    throw new Refused('minutes-draft', { ref });
  const may = await rightsOf(scene, minutes);
  const editing = editable && minutes.state.status === 'draft' && may('note.edit');
  const inState = async (state: string) => {
    const there = document.roll.filter(({ attendance }) => attendance === state);
    const names = await Promise.all(
      there.map((entry) => attended(scene, clockOf(scene, document), entry)),
    );
    return inOrder(names);
  };
  return {
    ref,
    occasion: occasionOf(scene, { meeting, document }),
    present: await inState('present'),
    apologies: await inState('apologies'),
    absent: await inState('absent'),
    ...(await presidingIn(scene, document)),
    quorum: quorumLines(scene, document),
    interests: await Promise.all(
      document.interests.map(async ({ person, item, text: words }) => ({
        name: await scene.name(person),
        text: words,
        ...present({ item: document.items.find(({ id }) => id === item)?.number }),
      })),
    ),
    approved: await Promise.all(
      (document.approved ?? []).map(async (earlier) => {
        const by = document.approvedBy?.[earlier];
        return { ref: earlier, by: by === undefined ? 'none' : await scene.name(by) };
      }),
    ),
    reported: await linesIn(scene, recorded)(document.reported ?? []),
    sections: await sectionsOf(document, linesIn(scene, recorded)),
    addenda: await Promise.all(
      document.addenda.map(async ({ by, at, text: words, item }) => ({
        by: await scene.name(by),
        ...(item === undefined ? {} : { annex: true }),
        on: scene.calendar.dateOf(at),
        text: words,
      })),
    ),
    ...(editing ? { proposed: await proposedNotes(scene, await visible(scene, recorded)) } : {}),
    editable: editing,
  };
};
