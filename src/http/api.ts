import type { Clock } from '../clock.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { Committees } from '../people/committees.ts';
import type { Directory } from '../people/directory.ts';
import type { Records } from '../records/execute.ts';
import { committeeRoutes } from './committees.ts';
import { exportRoutes } from './export.ts';
import { documentRoutes } from './documents.ts';
import { ledgerRoutes } from './ledger.ts';
import { packRoutes } from './pack.ts';
import { recordRoutes } from './records.ts';
import type { Route, RouteAnswer, RouteRequest } from './route.ts';
import type { Caller, SignIn } from './sign-in.ts';

/** What `/api/v1` reads from. */
export interface ApiServices {
  readonly records: Records;
  readonly directory: Directory;
  readonly committees: Committees;
  readonly calendarOf: (committee: CommitteeState) => Calendar;
  readonly clock: Clock;
}

/** A route of `/api/v1`: `path` below it, `handle` for somebody signed in. */
export interface ApiRoute {
  readonly path: string;
  handle(caller: Caller, request: RouteRequest): Promise<RouteAnswer>;
}

/** `status=&owner=` asks for every status and every owner. */
const given = (query: RouteRequest['query']): RouteRequest['query'] =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));

/** Everything below `/api/v1`, each route behind sign-in. */
export const apiRoutes = (services: ApiServices, signIn: SignIn): readonly Route[] =>
  [
    ...committeeRoutes(services),
    ...recordRoutes(services),
    ...ledgerRoutes(services),
    ...exportRoutes(services),
    ...documentRoutes(services),
    ...packRoutes(services),
  ].map((route) => ({
    method: 'GET',
    path: `/api/v1${route.path}`,
    handle: async (request) =>
      route.handle(await signIn(request.headers), { ...request, query: given(request.query) }),
  }));
