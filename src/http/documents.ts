import { minutesPaper } from '../documents/minutes.ts';
import type { MinutesSource } from '../documents/minutes.ts';
import { registerSheets } from '../documents/registers.ts';
import type { ActionState } from '../domain/action/state.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { DecisionState } from '../domain/decision/state.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { assembleMinutes } from '../domain/minutes/assemble.ts';
import { minutesId } from '../domain/minutes/events.ts';
import { mayReadMinutes } from '../domain/minutes/find.ts';
import { nameInMinutes, peopleIn } from '../domain/minutes/people.ts';
import type { MinutesState } from '../domain/minutes/state.ts';
import type { MotionState } from '../domain/motion/state.ts';
import type { RaidState } from '../domain/raid/state.ts';
import { NotFound, Refused } from '../errors.ts';
import { minutesSources } from '../people/minutes-sources.ts';
import { withheldFrom } from '../people/reserved.ts';
import type { Entity } from '../records/entity.ts';
import { fullDayText } from '../text/format.ts';
import { text } from '../text/text.ts';
import { openAsReader, openMeeting, readable, readerOf } from './access.ts';
import type { Access } from './access.ts';
import type { ApiRoute, ApiServices } from './api.ts';
import { file, OFFICE, paperFile } from './paper-file.ts';
import type { PaperFormat } from './paper-file.ts';
import type { RouteAnswer } from './route.ts';
import { ok } from './route.ts';
import { namesOf, printed } from './shapes.ts';
import type { Caller } from './sign-in.ts';

/** Every person whom the minutes name, with who approved them. */
const peopleOf = ({ document, minutes }: Pick<MinutesSource, 'document' | 'minutes'>) => [
  ...peopleIn(document),
  ...(minutes.approvedBy === undefined ? [] : [minutes.approvedBy]),
];

/** Throws NotFound (`committee`, `no-minutes-yet`), Refused (`minutes-draft`). */
const sourceOf = async (
  services: ApiServices,
  caller: Caller,
  id: string,
  ref: string,
): Promise<MinutesSource> => {
  const { records, directory } = services;
  const { meeting, ...access } = await openMeeting(records, caller, id, ref);
  const { pk, tenant, committee } = access;
  const minutes = (await records.load(pk, minutesId(ref))) as Entity<MinutesState> | undefined;
  if (!minutes) throw new NotFound('no-minutes-yet', { ref });
  if (!mayReadMinutes(minutes.state, meeting, committee, access.me.id))
    throw new Refused('minutes-draft', { ref });
  const { sources, found } = await minutesSources(records, pk, meeting, minutes.state);
  const document = assembleMinutes({
    ...sources,
    withheld: await withheldFrom(records, readerOf(access), found),
  });
  const about = { document, minutes: minutes.state };
  const nameOf = printed(await namesOf(directory, tenant, peopleOf(about)));
  const { committee: name = committee.name, timeZone = committee.timeZone } = document;
  return {
    ...about,
    committee: { ...committee, name, timeZone },
    nameOf: (person) => nameInMinutes(minutes.state, person) ?? nameOf(person),
  };
};

/** The document as it was sealed, by opaque ids, and beside it who they are. */
const jsonOf = ({ document, minutes, committee, nameOf }: MinutesSource): RouteAnswer => {
  const { status, circulatedAt, correctionsUntil, approvedAt, approvedBy } = minutes;
  const { sealedHash, sealedSeq, sealedHead } = minutes;
  return ok({
    committee: { id: committee.committeeId, code: committee.code, name: committee.name },
    timeZone: committee.timeZone,
    status,
    circulatedAt,
    correctionsUntil,
    approvedAt,
    approvedBy,
    sealedHash,
    sealedSeq,
    sealedHead,
    minutes: document,
    people: Object.fromEntries(
      peopleOf({ document, minutes }).map((person) => [person, nameOf(person)]),
    ),
  });
};

const minutesFile = /^(M-\d{1,9})\.(json|md|docx|pdf)$/iu;

const minutes = async (
  services: ApiServices,
  caller: Caller,
  id: string,
  wanted: string,
): Promise<RouteAnswer> => {
  const [, ref, format] = minutesFile.exec(wanted) ?? [];
  if (ref === undefined || format === undefined) throw new NotFound('no-such-path');
  const source = await sourceOf(services, caller, id, ref.toUpperCase());
  const wantedFormat = format.toLowerCase();
  if (wantedFormat === 'json') return jsonOf(source);
  const name = `${source.committee.code}-${source.document.ref}`;
  return paperFile(minutesPaper(source), name, wantedFormat as PaperFormat);
};

/** What the caller may read of one register, in the order of its references. */
const register = async <S>(
  { records }: ApiServices,
  access: Access,
  type: 'decision' | 'action' | 'raid' | 'meeting' | 'motion',
): Promise<S[]> => {
  const query = { kind: 'records', pk: access.pk, type, order: 'number' } as const;
  const found = await readable(records, access, (await records.all(query)).items);
  return found.map(({ state }) => state as S);
};

const registers = async (services: ApiServices, caller: Caller, id: string) => {
  const access = await openAsReader(services.records, caller, id);
  const [decisions, actions, raid, meetings, motions] = await Promise.all([
    register<DecisionState>(services, access, 'decision'),
    register<ActionState>(services, access, 'action'),
    register<RaidState>(services, access, 'raid'),
    register<MeetingState>(services, access, 'meeting'),
    register<MotionState>(services, access, 'motion'),
  ]);
  const naming = await namesOf(services.directory, access.tenant, [
    ...decisions.flatMap(({ declaredBy, onBehalfOf, owner }) => [declaredBy, onBehalfOf, owner]),
    ...actions.flatMap(({ owner, closedBy }) => [owner, closedBy]),
    ...raid.flatMap(({ owner, addedBy }) => [owner, addedBy]),
    ...motions.flatMap(({ mover, seconder }) => [mover, seconder]),
    ...meetings.flatMap(({ roll }) =>
      Object.entries(roll).flatMap(([person, { alternateFor, proxy }]) => [
        person,
        alternateFor,
        proxy,
      ]),
    ),
  ]);
  const committee: CommitteeState = access.committee;
  const calendar = services.calendarOf(committee);
  const now = services.clock.now();
  const today = calendar.dateOf(now);
  const sheets = registerSheets({
    committee,
    calendar,
    now,
    nameOf: printed(naming),
    decisions,
    actions,
    raid,
    meetings,
    motions,
  });
  const title = text('document.registers', { committee: committee.name, on: fullDayText(today) });
  const { excelOf } = await import('../documents/excel.ts');
  // The day alone: ageing is counted in days, so that all copies of one day are the same.
  const bytes = await excelOf(sheets, { title, at: `${today}T00:00:00Z` });
  return file(`${committee.code}-registers.xlsx`, `${OFFICE}.spreadsheetml.sheet`, bytes);
};

export const documentRoutes = (services: ApiServices): readonly ApiRoute[] => [
  {
    path: '/committees/:id/minutes/:file',
    handle: (caller, { params }) =>
      minutes(services, caller, params['id'] ?? '', params['file'] ?? ''),
  },
  {
    path: '/committees/:id/registers.xlsx',
    handle: (caller, { params }) => registers(services, caller, params['id'] ?? ''),
  },
];
