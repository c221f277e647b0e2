import type { PackView, RiskLine } from '../../cards/pack.ts';
import { packCard } from '../../cards/pack.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { keepsRecords, voters } from '../../src/domain/committee.ts';
import { isOverdue, reasonOf } from '../../src/domain/action/standing.ts';
import type { Pack } from '../../src/domain/pack/pack.ts';
import { figuresOf, PACK_TYPES, packAgenda, packOf } from '../../src/domain/pack/pack.ts';
import { Refused } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { waitingMinutesText } from '../../src/text/waiting-minutes.ts';
import { fileLinks } from '../files.ts';
import { visible } from '../reading.ts';
import { readAll } from '../register/pages.ts';
import type { CardJson } from '../route.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';

const packIn = async (scene: Scene): Promise<Pack> => {
  const { services, tenant, body, calendar, now } = scene;
  const { pk, state } = body;
  const [people, ...lists] = await Promise.all([
    services.directory.facts(tenant, voters(state), state),
    ...PACK_TYPES.map((type) =>
      readAll(services.records, { kind: 'records', pk, type, order: 'number-desc' }),
    ),
  ]);
  const all = lists.flatMap(({ items }) => items);
  const agenda = packAgenda(state, all);
  const entities = await visible(scene, all);
  return packOf({ committee: state, calendar, now, people, entities, agenda });
};

const shownReason = (action: ActionState): RiskLine['reason'] => {
  const text = reasonOf(action);
  return text === undefined ? undefined : { is: action.blocked ? 'stuck' : 'said', text };
};

const riskOf = async (scene: Scene, action: ActionState): Promise<RiskLine> => {
  const { ref, what, owner, due } = action;
  const reason = shownReason(action);
  return {
    id: ref,
    ref,
    what,
    ...(owner && { owner: await scene.name(owner) }),
    ...(due && isOverdue(action, scene.calendar, scene.now) && { due }),
    ...(reason && { reason }),
  };
};

const packView = async (scene: Scene): Promise<PackView> => {
  const pack = await packIn(scene);
  const { meeting, last, expected } = pack;
  const entity = meeting && (await scene.services.records.load(scene.body.pk, meeting.ref));
  const may = await rightsOf(scene);
  return {
    name: scene.body.state.name,
    ...(entity &&
      meeting && {
        meeting: {
          id: entity.id,
          version: entity.version,
          ref: meeting.ref,
          ...(meeting.plannedFor && {
            at: meeting.plannedFor,
            on: scene.calendar.dateOf(meeting.plannedFor),
          }),
        },
      }),
    toDecide: pack.toDecide.map(({ title }) => title),
    atRisk: await Promise.all(pack.atRisk.map((action) => riskOf(scene, action))),
    ...figuresOf(pack),
    ...(last && { since: last.ref }),
    ...(pack.unapproved.length > 0 && { minutes: waitingMinutesText(pack.unapproved) }),
    closed: pack.closed.map(({ ref }) => ref),
    reviews: pack.reviews.map(({ ref }) => ref),
    expected: {
      quorum: expected.quorum,
      voters: expected.voters,
      missing: await Promise.all(
        expected.missing.map(async ({ person, why }) =>
          text('pack.missing', { name: await scene.name(person), why }),
        ),
      ),
    },
    files: await fileLinks(scene, [[text('pack.word'), 'pack.docx']]),
    mayStart: meeting?.status === 'planned' && may('meeting.start'),
  };
};

/** Throws Refused (`pack-for-officers`) for all but those who run the meeting. */
export const packCardIn = async (scene: Scene): Promise<CardJson> => {
  const { viewer, body } = scene;
  if (viewer === undefined || !keepsRecords(body.state, viewer))
    throw new Refused('pack-for-officers');
  return packCard(scene.place, await packView(scene));
};
