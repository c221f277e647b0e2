import { z } from 'zod';
import { chooseCard } from '../../cards/answer.ts';
import type { Opens, View } from '../../cards/buttons.ts';
import { committeesCard, membersCard } from '../../cards/committee.ts';
import { helpCard } from '../../cards/help.ts';
import { correctionCard } from '../../cards/minutes-corrections.ts';
import { readingCard } from '../../cards/minutes-reading.ts';
import { rulesCard, rulesInShort } from '../../cards/rules.ts';
import { exampleCard } from '../../cards/welcome.ts';
import { hasLeft } from '../../src/domain/departed.ts';
import { voters } from '../../src/domain/committee.ts';
import { minutesId } from '../../src/domain/minutes/events.ts';
import type { MinutesState } from '../../src/domain/minutes/state.ts';
import { vacantRoles } from '../../src/domain/motion/electorate.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import { isLike } from '../../src/domain/templates.ts';
import { Invalid, NotFound } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { agendaCardIn, mattersCardIn } from '../agenda/shown.ts';
import { nowhere } from '../fallback.ts';
import { bodiesOf, home, NeedsChoice } from '../home.ts';
import { lastHeld } from '../meeting/shown.ts';
import { mayRead, privateScene, readingScene } from '../reading.ts';
import type { CardJson, Dialog, Reply, Target } from '../route.ts';
import { verbRoute } from '../route.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { openRecord, readable, statusCardIn } from '../show.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, noRecord } from '../turn.ts';
import { committeeLines, memberLines } from '../views/committee.ts';
import { correctionView } from '../views/minutes.ts';
import { packCardIn } from '../views/pack.ts';
import { readingView } from '../views/reading.ts';
import { asAtCardIn } from './as-at.ts';
import { historyCardIn, ledgerCardIn } from './evidence.ts';
import { actionsCardIn, registerCardIn } from './lists.ts';
import { searchCardIn } from './search.ts';
import type { Kind } from './lists.ts';
import { myActionsCardIn } from './mine.ts';
import { raidCardIn } from './raid.ts';

/** What is to be seen: of a committee, of one record in it, a page of it. */
interface Wanted {
  readonly turn: Turn;
  readonly committee?: string;
  readonly id?: string;
  readonly page: number;
  readonly query: string;
  readonly asAt?: string;
}

interface Inside extends Wanted {
  readonly body: Body;
  readonly scene: Scene;
}

type Open = (wanted: Wanted) => Promise<CardJson>;

const inside =
  (open: (it: Inside) => Promise<CardJson>): Open =>
  async (wanted) => {
    const { turn, committee } = wanted;
    const body = committee ? await bodyOf(turn, committee) : await home(turn);
    return open({ ...wanted, body, scene: readingScene(turn, body) });
  };

/** Of a committee: for people with a role in it. */
const seated = (open: (it: Inside) => Promise<CardJson>): Open =>
  inside(async (it) => {
    mayRead(it.turn, it.body);
    return open(it);
  });

const record = inside(async ({ turn, body, id = '' }) => {
  const card = await openRecord(turn, body, id);
  if (!card) throw noRecord(id);
  return card;
});

/** The meeting whose minutes are meant: the one named, else the one held last. */
const meetingRef = async ({ turn, body, id }: Inside): Promise<string> =>
  id?.replace(/^minutes-/u, '') ?? (await lastHeld(turn, body)).id;

/** Throws NotFound (`no-minutes-yet`), Refused (`not-a-member`). */
const minutesOf = async (it: Inside): Promise<Entity<MinutesState>> => {
  const ref = await meetingRef(it);
  const entity = await readable(it.turn, it.scene, minutesId(ref));
  if (!entity) throw new NotFound('no-minutes-yet', { ref });
  return entity as Entity<MinutesState>;
};

const minutes = inside(async (it) => {
  const { id, state } = await minutesOf(it);
  const card = await openRecord(it.turn, it.body, id);
  if (!card) throw new NotFound('no-minutes-yet', { ref: state.meeting });
  return card;
});

const reading = (editable: boolean): Open =>
  inside(async (it) => {
    const { state } = await minutesOf(it);
    const reader = it.turn.me.id;
    const view = await readingView(it.scene, state.meeting, { editable, reader });
    return readingCard(it.scene.place, view, it.page);
  });

const correction = inside(async (it) => {
  const entity = await minutesOf(it);
  return correctionCard(it.scene.place, await correctionView(it.scene, entity, it.page));
});

const history = inside(async ({ turn, scene, id = 'committee', page }) => {
  const entity = await readable(turn, scene, id);
  if (!entity) throw noRecord(id);
  return historyCardIn(scene, entity, page);
});

const members = seated(async ({ scene, body }) => {
  const may = await rightsOf(scene);
  return membersCard(scene.place, {
    id: 'committee',
    version: body.version,
    name: body.state.name,
    members: await memberLines(scene),
    rules: rulesInShort(rulesOf(body.state), voters(body.state).length, vacantRoles(body.state)),
    mayChange: may('committee.setup'),
  });
});

const rules = seated(async ({ scene, body }) => {
  const may = await rightsOf(scene);
  const { name, template } = body.state;
  return rulesCard(scene.place, {
    id: 'committee',
    version: body.version,
    name,
    rules: rulesOf(body.state),
    voters: voters(body.state).length,
    vacant: vacantRoles(body.state),
    mayChange: may('committee.setup'),
    ...(template && isLike(rulesOf(body.state), template) ? { template } : {}),
  });
});

const committees: Open = async ({ turn }) =>
  committeesCard(
    nowhere(turn),
    await committeeLines(
      turn,
      (await bodiesOf(turn)).filter(({ state }) => !hasLeft(state, turn.me.id)),
    ),
  );

/** A register as it stands, or as it stood at the end of a day. */
const register = (kind: Kind | 'actions' | 'raid'): Open =>
  seated(async ({ scene, page, asAt, query }) => {
    if (asAt !== undefined) return asAtCardIn(scene, { kind, date: asAt, query, page });
    if (kind === 'raid') return raidCardIn(scene, query, page);
    return kind === 'actions'
      ? actionsCardIn(scene, query, page)
      : registerCardIn(scene, kind, page);
  });

const mine: Open = ({ turn, page }) => myActionsCardIn(turn, page);

const OPENS: Readonly<Record<View, Open>> = {
  action: record,
  decision: record,
  meeting: record,
  'raid-entry': record,
  record,
  minutes,
  reading: reading(false),
  'reading-edit': reading(true),
  correction,
  history,
  members,
  rules,
  committees,
  'my-actions': mine,
  agenda: seated(({ scene, page }) => agendaCardIn(scene, page)),
  matters: seated(({ scene, page }) => mattersCardIn(scene, page)),
  pack: inside(({ scene }) => packCardIn(scene)),
  status: seated(({ scene }) => statusCardIn(scene)),
  actions: register('actions'),
  decisions: register('decisions'),
  raid: register('raid'),
  meetings: register('meetings'),
  motions: register('motions'),
  search: seated(({ scene, page, query }) => searchCardIn(scene, query, page)),
  ledger: inside(({ turn, body, page, id }) => ledgerCardIn(privateScene(turn, body), page, id)),
  help: async ({ turn }) => helpCard(nowhere(turn)),
  example: async ({ turn, committee }) =>
    exampleCard({ ...nowhere(turn), committee: committee ?? '' }),
};

/** The card of a view, as far as the speaker may see it. */
export const open = (
  turn: Turn,
  { show, id, page = 1, query = '', asAt }: Opens,
  committee?: string,
): Promise<CardJson> =>
  OPENS[show]({
    turn,
    page,
    query,
    ...(id === undefined ? {} : { id }),
    ...(asAt === undefined ? {} : { asAt }),
    ...(committee === undefined ? {} : { committee }),
  });

/** What a card is called where there is no room for it. */
export const summaryOf = ({ fallbackText }: CardJson): string =>
  typeof fallbackText === 'string' ? fallbackText : '';

const input = z.object({
  show: z.enum(Object.keys(OPENS) as [View, ...View[]]),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  query: z.string().max(200).optional(),
  asAt: z.iso.date().optional(),
});

type Asked = z.infer<typeof input>;

/** A button that fits several committees asks which one, and opens the same there. */
const which = (turn: Turn, bodies: readonly Body[], fixed: Asked): CardJson =>
  chooseCard(nowhere(turn), {
    question: text('reply.whichCommittee'),
    verb: 'show',
    fixed: { ...fixed },
    input: 'committee',
    options: bodies.map(({ id, state }) => ({
      value: id,
      title: text('committee.committeeRow', { code: state.code, name: state.name }),
    })),
  });

const shown = async (turn: Turn, asked: Asked, { id, committee }: Target): Promise<Reply> => {
  const { show, page = 1, query = '', asAt } = asked;
  const opens = { show, page, query, ...(id && { id }), ...(asAt && { asAt }) };
  const card = await open(turn, opens, committee).catch((error: unknown) => {
    if (error instanceof NeedsChoice) return which(turn, error.bodies, asked);
    throw error;
  });
  return { card, summary: summaryOf(card) };
};

/** Reads something, in place of the pressed card or in a dialog; writes nothing. */
export const showVerb = verbRoute({
  verb: 'show',
  input,
  form: async (turn, target, fixed): Promise<Dialog> => {
    const asked = input.safeParse(fixed);
    if (!asked.success) throw new Invalid('bad-input', { field: 'show' });
    const { card = {}, summary = '' } = await shown(turn, asked.data, target);
    return { title: summary, card };
  },
  handle: shown,
});
