import { z } from 'zod';
import { detailOf, LONGEST_TITLE } from '../../cards/agenda.ts';
import { editItemDialog, proposeItemDialog } from '../../cards/agenda-dialogs.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import type { EditItemInput, ProposeInput } from '../../src/domain/agenda/propose.ts';
import type { SpokenItem } from '../../src/domain/agenda/spoken.ts';
import { linksIn, readItem } from '../../src/domain/agenda/spoken.ts';
import { Invalid } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { candidatesOf, choosable, maybeChosen, whoIs } from '../candidates.ts';
import { clearable, maybePerson, maybeWords, present, typedWords, words } from '../inputs.ts';
import { originRef } from '../named.ts';
import type { Reply } from '../route.ts';
import { say, verbRoute } from '../route.ts';
import { shownDecision } from '../decision/shown.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Done, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { agendaLineOf } from '../views/agenda.ts';
import { loadItem } from './shown.ts';

const kinds = ['decision', 'discussion', 'information', 'consent'] as const;

const length = z.coerce.number().int().min(1).max(480);
const toggle = z
  .enum(['true', 'false'])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === 'true'));

const itemInput = z.object({
  title: words(LONGEST_TITLE),
  kind: z.enum(kinds).default('discussion'),
  minutes: z.union([z.literal(''), length]).optional(),
  presenter: maybePerson,
  papers: maybeWords(),
  reserved: toggle,
});

const proposeInput = itemInput.extend({ from: originRef.optional() });

const editInput = itemInput.extend({
  kind: z.enum(kinds).optional(),
  minutes: clearable(length).optional(),
  presenter: clearable(maybePerson),
  papers: clearable(maybeWords()),
});

/** Throws Invalid (`paper-unclear`) for a line without a link: nothing that was written is lost. */
const papersIn = (written = '') =>
  written
    .split('\n')
    .filter((each) => each.trim() !== '')
    .flatMap((each) => {
      const links = linksIn(each);
      if (links.length === 0) throw new Invalid('paper-unclear', { text: each.slice(0, 60) });
      return links;
    });

const titleOf = ({ title, reserved }: AgendaItemState): string =>
  reserved ? text('agenda.reservedItem') : title;

const itemIn = ({ changed }: Done): Entity<AgendaItemState> =>
  changed.find(({ type }) => type === 'agenda-item') as Entity<AgendaItemState>;

export const propose = async (turn: Turn, body: Body, input: ProposeInput): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'agenda.propose', input });
  const { state } = itemIn(done);
  return {
    public: say(text('reply.itemProposed', { title: titleOf(state), status: state.status })),
  };
};

export const edit = async (
  turn: Turn,
  body: Body,
  target: { readonly id?: string; readonly version?: number },
  input: EditItemInput,
): Promise<Reply> => {
  const item = itemIn(await carryOut(turn, body, { verb: 'agenda.edit', ...target, input }));
  const { status, reserved } = item.state;
  const detail = detailOf(await agendaLineOf(sceneFor(turn, body), item, 0, reserved));
  return { public: say(text('reply.itemEdited', { title: titleOf(item.state), detail, status })) };
};

/** Puts a decision before the next meeting; `answer` shows it as it is then. */
export const proposeDecision = async (
  turn: Turn,
  body: Body,
  id: string,
  answer: typeof shownDecision,
): Promise<Reply> => {
  await carryOut(turn, body, { verb: 'agenda.propose', id, input: {} });
  return answer(turn, body, id);
};

/** The details of a typed item. Throws as `whoIs` for a presenter whom nobody knows. */
const spokenDetails = async (turn: Turn, body: Body, spoken: SpokenItem) => {
  const { kind, minutes, presenter, papers, reserved } = spoken;
  const who = presenter === undefined ? undefined : await whoIs(turn, body, presenter);
  return present({
    kind,
    minutes,
    reserved,
    presenter: who?.id,
    papers: papers.length > 0 ? papers : undefined,
  });
};

/** `agenda add Budget 2027, 15 min, for decision, presenter Tom, paper https://…` */
export const proposeTyped = async (turn: Turn, body: Body, said: string): Promise<Reply> => {
  const spoken = readItem(typedWords(said));
  // A closed session may have no other name.
  const title = typedWords(
    spoken.title || (spoken.reserved ? said.replace(/[,;].*$/su, '') : ''),
    LONGEST_TITLE,
  );
  if (title === '') throw new Invalid('item-empty');
  const details = await spokenDetails(turn, body, spoken);
  return propose(turn, body, { title, ...details, ...present({ next: spoken.next }) });
};

/** `no presenter`, `without papers` */
const AWAY = /^(?:no|without(?:\s+an?)?)\s+(?<what>presenter|papers?|minutes|length)$/iu;

/** What is taken away, and what else was said: `20 min, no presenter`. */
const takenAway = (said: string) => {
  const parts = said.split(/[,;]\s+/u);
  const away = parts.map((part) => AWAY.exec(part.trim())?.groups?.['what']?.toLowerCase() ?? '');
  return {
    rest: parts.filter((_, index) => away[index] === '').join(', '),
    nothing: {
      ...(away.includes('presenter') ? { presenter: null } : {}),
      ...(away.includes('minutes') || away.includes('length') ? { minutes: null } : {}),
      ...(away.some((what) => what.startsWith('paper')) ? { papers: [] } : {}),
    },
  };
};

/** `edit item 3: 20 min, presenter Ana, no papers`: what is not said stays. */
export const editTyped = async (
  turn: Turn,
  body: Body,
  { id }: Entity<AgendaItemState>,
  said: string,
): Promise<Reply> => {
  const { rest, nothing } = takenAway(typedWords(said));
  const spoken = readItem(rest);
  const title = typedWords(spoken.title, LONGEST_TITLE);
  const details = await spokenDetails(turn, body, spoken);
  return edit(turn, body, { id }, { ...(title === '' ? {} : { title }), ...nothing, ...details });
};

/** `paper 3: Draft budget https://…`: beside the papers that are there. */
export const addPapers = (
  turn: Turn,
  body: Body,
  { id, state }: Entity<AgendaItemState>,
  said: string,
): Promise<Reply> =>
  edit(turn, body, { id }, { papers: [...(state.papers ?? []), ...papersIn(said)] });

export const proposalVerbs = [
  verbRoute({
    verb: 'agenda.propose',
    input: proposeInput,
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      const people = choosable(await candidatesOf(turn, body));
      return proposeItemDialog(sceneFor(turn, body).place, target, { people });
    },
    handle: async (turn, { minutes, presenter, papers, reserved, from, ...input }, target) =>
      target.id?.startsWith('D-')
        ? proposeDecision(turn, await bodyOf(turn, target.committee), target.id, shownDecision)
        : propose(turn, await bodyOf(turn, target.committee), {
            ...input,
            ...(minutes ? { minutes } : {}),
            papers: papersIn(papers),
            ...present({ reserved, from, presenter: await maybeChosen(turn, presenter) }),
          }),
  }),
  verbRoute({
    verb: 'agenda.edit',
    input: editInput,
    form: async (turn, target) => {
      const body = await bodyOf(turn, target.committee);
      const { version, state } = await loadItem(turn, body, target.id);
      const { title, kind, minutes, presenter, papers, reserved } = state;
      return editItemDialog(
        sceneFor(turn, body).place,
        { ...target, version },
        {
          people: choosable(await candidatesOf(turn, body)),
          title,
          kind,
          reserved,
          ...present({ minutes, owner: presenter, papers }),
        },
      );
    },
    handle: async (turn, { presenter, papers, ...input }, target) => {
      const { committee, ...record } = target;
      const changes = present({
        ...input,
        presenter: await maybeChosen(turn, presenter),
        papers: papers === undefined ? undefined : papersIn(papers ?? ''),
      });
      return edit(turn, await bodyOf(turn, committee), record, changes);
    },
  }),
];
