import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { GAVEL } from '../../domain/permission.ts';
import { canonical, sha256 } from '../../records/canonical.ts';
import { ERASED } from '../../records/entity.ts';
import { type Called, isCalled } from './called.ts';
import type { Seal } from './seals.ts';

const addendum = z.strictObject({
  by: z.string(),
  at: z.string(),
  text: z.string(),
  about: z.string().optional(),
  item: z.string().optional(),
});

/** As `minutes/M-4.json` gives them. */
const sealed = z.object({
  committee: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }),
  timeZone: z.string(),
  status: z.string(),
  circulatedAt: z.string().optional(),
  correctionsUntil: z.string().optional(),
  approvedAt: z.string().optional(),
  approvedBy: z.string().optional(),
  sealedHash: z.string().optional(),
  sealedSeq: z.number().optional(),
  sealedHead: z.string().optional(),
  minutes: z.looseObject({
    ref: z.string(),
    committee: z.string().optional(),
    timeZone: z.string().optional(),
    addenda: z.array(addendum),
    items: z
      .array(z.looseObject({ number: z.number(), withheld: z.literal(true).optional() }))
      .default([]),
  }),
  people: z.record(z.string(), z.string()),
});

type File = z.infer<typeof sealed>;

/** Those that the file must have: on reserved items it has what its reader may know of. */
const addendaFor = ({ minutes }: File, addenda: Seal['addenda']): Seal['addenda'] =>
  addenda.filter(
    ({ item, at }) =>
      item === undefined || minutes.addenda.some((each) => each.item === item && each.at === at),
  );

/** What of a file of minutes is not what the journal says, and of what the journal says nothing. */
export interface Findings {
  readonly wrong: readonly string[];
  readonly uncovered: readonly string[];
  /** The numbers of the items kept from whom the file was made for: without them nobody can hold it to the seal. */
  readonly withheld: readonly number[];
}

const unlike = (why: string): Findings => ({ wrong: [why], uncovered: [], withheld: [] });

const read = (file: string): unknown => {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
};

const withheldIn = ({ minutes }: File): readonly number[] =>
  minutes.items.flatMap(({ number, withheld }) => (withheld ? [number] : []));

const sameAddenda = (file: File, { addenda }: Seal): boolean =>
  isDeepStrictEqual(
    file.minutes.addenda.map(({ text, ...each }) =>
      addenda.some(({ at, text: said }) => at === each.at && said === undefined)
        ? each
        : { ...each, text },
    ),
    addendaFor(file, addenda),
  );

/** Whoever stands in what is withheld need not be named. */
const sameNames = (file: File, { names }: Seal): boolean =>
  Object.entries(names).every(
    ([id, name]) =>
      name === undefined ||
      file.people[id] === name ||
      (file.people[id] === undefined && withheldIn(file).length > 0),
  );

const sameText = (file: File, { document }: Seal): boolean =>
  withheldIn(file).length > 0 || document === sha256(canonical({ ...file.minutes, addenda: [] }));

/** Where something of the text was erased, nobody can tell any more whether it is what was sealed. */
const textOf = ({ minutes }: File): string =>
  JSON.stringify(minutes).includes(ERASED) ? 'minutes (something of them was erased)' : 'minutes';

/** Each part of the file, and whether it is what the journal says. */
const partsOf = (
  file: File,
  seal: Seal,
  called: Called,
): readonly (readonly [string, boolean])[] => [
  [textOf(file), sameText(file, seal)],
  ['addenda', sameAddenda(file, seal)],
  ['people', sameNames(file, seal)],
  [
    'committee',
    isCalled(file.committee, called) &&
      (file.minutes.committee ?? file.committee.name) === file.committee.name,
  ],
  ['timeZone', (file.minutes.timeZone ?? file.timeZone) === file.timeZone],
  ['status', file.status === 'approved'],
  ['circulatedAt', file.circulatedAt === seal.circulatedAt],
  ['correctionsUntil', file.correctionsUntil === seal.correctionsUntil],
  ['approvedAt', file.approvedAt === seal.approvedAt],
  ['approvedBy', file.approvedBy === seal.approvedBy],
  ['sealedHash', file.sealedHash === seal.document],
  ['sealedSeq', file.sealedSeq === seal.seq],
  ['sealedHead', file.sealedHead === seal.hash],
];

const uncoveredIn = (file: File, whole: object, seal: Seal): readonly string[] => {
  const nameless = Object.keys(file.people).filter(
    (id) => id !== GAVEL && seal.names[id] === undefined,
  ).length;
  const wordless = seal.addenda.filter(({ text }) => text === undefined).length;
  const kept = seal.addenda.length - addendaFor(file, seal.addenda).length;
  return [
    ...(kept > 0 ? [`${kept} addenda on reserved items (not for its reader)`] : []),
    ...(nameless > 0 ? [`${nameless} of the names (not kept, or erased)`] : []),
    ...(wordless > 0 ? [`the words of ${wordless} addenda (erased)`] : []),
    ...(file.minutes.timeZone === undefined ? ['the time zone'] : []),
    ...Object.keys(whole).filter((field) => !(field in sealed.shape)),
  ];
};

/**
 * Holds minutes, as `minutes/M-4.json` gives them, against what the journal
 * has sealed, word for word, and against what else it says of them: who approved them and when, how people were
 * called, what was added since.
 */
export const findingsIn = (
  file: string,
  { seals, called }: { readonly seals: readonly Seal[]; readonly called: Called },
): Findings => {
  const whole = read(file);
  const { data } = sealed.safeParse(whole);
  if (!data) return unlike('it cannot be read as approved minutes');
  const seal = seals.find(({ minutes }) => minutes === data.minutes.ref);
  if (!seal) return unlike(`the journal has sealed no minutes of ${data.minutes.ref}`);
  const withheld = withheldIn(data);
  const wrong = partsOf(data, seal, called).flatMap(([part, holds]) => (holds ? [] : [part]));
  return { wrong, uncovered: uncoveredIn(data, whole as object, seal), withheld };
};
