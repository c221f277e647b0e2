import { z } from 'zod';
import type { LedgerLine } from '../../cards/evidence.ts';
import { chasePolicyCard, historyCard, ledgerCard, verifyCard } from '../../cards/evidence.ts';
import { verifierText } from '../../cards/rules.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Entity, EntityType } from '../../src/records/entity.ts';
import type { TextKey } from '../../src/text/text.ts';
import { text } from '../../src/text/text.ts';
import { deedsOn, historyLines, lineOf } from '../history.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { refText } from '../views/taken-back.ts';
import { mapPage, MOST, pageOf } from './pages.ts';

const ROWS = 8;

/** How people call it: minutes by their meeting. */
const refOf = (id = ''): string => id.replace(/^minutes-/u, '');

const titleOf = ({ body }: Scene, { id, type }: Entity): string =>
  type === 'committee' ? body.state.name : refText(refOf(id));

/** What people are reminded of: the ledger tells of whom and when. */
const CHASED: ReadonlySet<EntityType> = new Set<EntityType>(['action', 'decision', 'raid']);

/** What happened to a record. Its version is the number of entries that touch it. */
export const historyCardIn = async (
  scene: Scene,
  entity: Entity,
  wanted: number,
): Promise<CardJson> => {
  const ref = titleOf(scene, entity);
  if (CHASED.has(entity.type)) {
    const { deeds, reminders } = await deedsOn(scene, entity);
    const told = await mapPage(pageOf(deeds, wanted, ROWS), (deed) =>
      lineOf(scene, entity.id, deed),
    );
    return historyCard(scene.place, {
      ref,
      ...told,
      ...(scene.viewer === undefined ? {} : { reminders }),
    });
  }
  const pages = Math.max(1, Math.ceil(entity.version / ROWS));
  const page = Math.min(wanted, pages);
  const lines = await historyLines(scene, entity.id, { skip: (page - 1) * ROWS, count: ROWS });
  return historyCard(scene.place, { ref, lines, total: entity.version, page, pages });
};

export const verifyCardIn = async ({ services, body }: Scene): Promise<CardJson> => {
  const { ok, entries, head, erased, firstBad } = await services.records.verify(body.pk);
  return verifyCard({
    ok,
    entries,
    head,
    erased,
    ...(firstBad
      ? {
          firstBad: {
            seq: firstBad.seq,
            why: text(`flaw.${firstBad.why}`, { ref: refOf(firstBad.id) }),
          },
        }
      : {}),
  });
};

export const policyCardIn = async (scene: Scene): Promise<CardJson> => {
  const { state, version } = scene.body;
  const may = await rightsOf(scene);
  const paused = state.chasesPausedUntil;
  return chasePolicyCard(scene.place, {
    id: 'committee',
    version,
    ...(state.sponsor ? { sponsor: await scene.name(state.sponsor) } : {}),
    ...(paused && paused >= scene.place.today ? { pausedUntil: paused } : {}),
    mayPause: may('chase.pause'),
    maySponsor: may('chase.policy'),
    verifier: verifierText(rulesOf(state)),
  });
};

const chase = z.object({
  entity: z.string(),
  person: z.string(),
  step: z.string(),
  plannedFor: z.string(),
  sentAt: z.string().optional(),
  status: z.enum(['planned', 'sending', 'sent', 'unknown', 'failed', 'suppressed']),
});

type Chase = z.infer<typeof chase>;

const atOf = ({ sentAt, plannedFor }: Chase): string => sentAt ?? plannedFor;

const ledgerLine = async (scene: Scene, row: Chase): Promise<LedgerLine> => ({
  ref: row.entity,
  person: await scene.name(row.person),
  step: text(`step.${row.step}` as TextKey),
  state: row.status,
  at: atOf(row),
});

/** Who was reminded of what, newest first. People without a role see what concerned themselves. */
export const ledgerCardIn = async (
  scene: Scene,
  page: number,
  ref: string | undefined,
): Promise<CardJson> => {
  const { services, body, viewer } = scene;
  const seated = viewer !== undefined && body.state.roles[viewer] !== undefined;
  const { items } = await services.records.find(
    {
      kind: 'docs',
      pk: body.pk,
      docKind: 'chase',
      ...(ref ? { ref } : {}),
      ...(seated ? {} : { owner: viewer ?? '' }),
    },
    { limit: MOST },
  );
  const all = items.map(({ body: row }) => chase.parse(row));
  const about = await services.records.loadMany(body.pk, [
    ...new Set(all.map(({ entity }) => entity)),
  ]);
  const known = new Set((await visible(scene, about)).map(({ id }) => id));
  const rows = all
    .filter((row) => known.has(row.entity))
    .toSorted((a, b) => atOf(b).localeCompare(atOf(a)));
  const lines = await mapPage(pageOf(rows, page, ROWS), (row) => ledgerLine(scene, row));
  return ledgerCard(scene.place, { ...lines, ...(ref ? { ref } : {}) });
};
