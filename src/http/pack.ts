import { packPaper } from '../documents/pack.ts';
import { keepsRecords, voters } from '../domain/committee.ts';
import type { Pack } from '../domain/pack/pack.ts';
import { PACK_TYPES, packAgenda, packOf } from '../domain/pack/pack.ts';
import { Refused } from '../errors.ts';
import { openAsReader, readable } from './access.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { paperFile } from './paper-file.ts';
import type { PaperFormat } from './paper-file.ts';
import { namesOf, printed } from './shapes.ts';
import type { Caller } from './sign-in.ts';

const peopleIn = ({ open, closed, toDecide, raid, expected, punctuality }: Pack) => [
  ...[...open, ...closed, ...raid, ...punctuality].map(({ owner }) => owner),
  ...toDecide.map(({ presenter }) => presenter),
  ...expected.missing.map(({ person }) => person),
];

/** Throws NotFound (`committee`), Refused (`pack-for-officers`). */
const pack = async (services: ApiServices, caller: Caller, id: string, format: PaperFormat) => {
  const { records, directory, calendarOf, clock } = services;
  const access = await openAsReader(records, caller, id);
  const { pk, tenant, committee, me } = access;
  if (!keepsRecords(committee, me.id)) throw new Refused('pack-for-officers');
  const [people, ...lists] = await Promise.all([
    directory.facts(tenant, voters(committee), committee),
    ...PACK_TYPES.map((type) => records.all({ kind: 'records', pk, type, order: 'number' })),
  ]);
  const all = lists.flatMap(({ items }) => items);
  const agenda = packAgenda(committee, all);
  const entities = await readable(records, access, all);
  const calendar = calendarOf(committee);
  const now = clock.now();
  const found = packOf({ committee, calendar, now, people, entities, agenda });
  const naming = await namesOf(directory, tenant, peopleIn(found));
  const paper = packPaper({
    pack: found,
    committee,
    calendar,
    now,
    nameOf: printed(naming),
  });
  return paperFile(paper, `${committee.code}-pack`, format);
};

/** The pack as a file, for those who run the meeting. */
export const packRoutes = (services: ApiServices): readonly ApiRoute[] =>
  (['docx', 'pdf', 'md'] as const).map((format) => ({
    path: `/committees/:id/pack.${format}`,
    handle: (caller, { params }) => pack(services, caller, params['id'] ?? '', format),
  }));
