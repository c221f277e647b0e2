import { agendaCard } from '../../cards/agenda.ts';
import type { ItemView } from '../../cards/agenda-item.ts';
import { itemCard } from '../../cards/agenda-item.ts';
import { MATTER_ROWS, mattersCard } from '../../cards/matters.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { GAVEL } from '../../src/domain/permission.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { loading } from '../named.ts';
import { readingScene, withheld } from '../reading.ts';
import { sharedViews } from '../refresh.ts';
import { mapPage, pageOf } from '../register/pages.ts';
import type { CardJson, Reply } from '../route.ts';
import type { Scene } from '../scene.ts';
import { rightsOf } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { agendaView, openAgenda } from '../views/agenda.ts';
import { originIn } from '../views/lineage.ts';
import {
  matterLine,
  mattersNow,
  minutesMatter,
  reviewMatter,
  unapproved,
} from '../views/matters.ts';

export const loadItem = loading<AgendaItemState>('agenda-item');

export const agendaCardIn = async (scene: Scene, page = 1): Promise<CardJson> =>
  agendaCard(scene.place, await agendaView(scene, page));

/** The agenda, for everybody or for whoever pressed. */
export const shownAgenda = async (turn: Turn, body: Body): Promise<Reply> => {
  const scene = readingScene(turn, body);
  const card = await agendaCardIn(scene);
  return {
    card: scene.viewer === undefined ? await sharedViews(scene, card, { show: 'agenda' }) : card,
    summary: text('reply.agenda', { name: body.state.name }),
  };
};

const interestOf = async (
  scene: Scene,
  item: Entity<AgendaItemState>,
): Promise<Pick<ItemView, 'interest'>> => {
  const may = await rightsOf(scene, item);
  if (!may('roll.declare-interest')) return {};
  const declared = item.state.interests?.some(({ person }) => person === scene.viewer);
  return { interest: declared ? 'declared' : 'none' };
};

const viewerOf = async (scene: Scene, item: Entity): Promise<ItemView['viewer']> => {
  const may = await rightsOf(scene, item);
  if (may('agenda.accept')) return 'minuting';
  if (may('agenda.edit')) return 'proposer';
  return may('agenda.pull') ? 'voter' : 'onlooker';
};

/** One item of the agenda with its papers; of a reserved one nothing but that, to those not concerned. */
export const itemCardIn = async (
  scene: Scene,
  item: Entity<AgendaItemState>,
): Promise<CardJson> => {
  const { items } = await openAgenda(scene);
  const place = items.findIndex(({ id }) => id === item.id);
  const { kind, status, reserved, title, ...state } = item.state;
  const seen = !(await withheld(scene, [item])).has(item.id);
  const by = state.proposedBy === GAVEL ? undefined : await scene.name(state.proposedBy);
  const from = await originIn(scene, state.from);
  const told = {
    ...(from ? { from } : {}),
    ...(state.presenter ? { presenter: await scene.name(state.presenter) } : {}),
    ...(by ? { by } : {}),
    ...(state.deferredWhy ? { deferredWhy: state.deferredWhy } : {}),
    ...(state.withdrawnWhy ? { withdrawnWhy: state.withdrawnWhy } : {}),
  };
  return itemCard(scene.place, {
    id: item.id,
    version: item.version,
    number: place + 1,
    ...(place < 0 ? {} : { total: items.length }),
    title: seen ? title : '',
    kind,
    status,
    ...(reserved ? { reserved } : {}),
    ...(state.minutes === undefined ? {} : { minutes: state.minutes }),
    ...(state.deferrals ? { deferrals: state.deferrals } : {}),
    papers: seen ? (state.papers ?? []) : [],
    ...(seen ? told : {}),
    viewer: seen ? await viewerOf(scene, item) : 'onlooker',
    ...(seen ? await interestOf(scene, item) : {}),
  });
};

/** Matters arising, a page of them. */
export const mattersCardIn = async (scene: Scene, wanted: number): Promise<CardJson> => {
  const { rest, reviews, ...heads } = await mattersNow(scene);
  const under = (is: keyof typeof heads) =>
    heads[is].map((action) => () => matterLine(scene, { is, action }));
  const minutes = await unapproved(scene);
  const all = [
    ...minutes.map((each) => () => minutesMatter(each)),
    ...(['overdue', 'blocked', 'waiting', 'soon'] as const).flatMap(under),
    ...reviews.map((each) => () => reviewMatter(scene, each)),
    ...under('closed'),
  ];
  const page = await mapPage(pageOf(all, wanted, MATTER_ROWS), (line) => line());
  return mattersCard(scene.place, {
    ...page,
    rest: rest.length,
    discreet: scene.viewer === undefined,
  });
};
