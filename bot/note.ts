import { z } from 'zod';
import { editNoteDialog, noteDialog } from '../cards/note.ts';
import type { NoteState } from '../src/domain/note.ts';
import type { Entity } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import { home, lookUp } from './home.ts';
import { maybeWords, present, typedWords, words } from './inputs.ts';
import { itemChoices } from './items.ts';
import { closingCardIn, sessionOf } from './meeting/shown.ts';
import { CODE, loading } from './named.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import { ensureMay, rightsOf, sceneFor } from './scene.ts';
import { openRecord } from './show.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const loadNote = loading<NoteState>('note');

/** `N-3`, with its committee's code where needed. */
const NOTE = String.raw`${CODE}(?<ref>n-\d{1,9})`;

/** The note that typed words name, wherever the speaker may know of it. */
const named = async (
  turn: Turn,
  { code, ref = '' }: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly body: Body } & Entity<NoteState>> => {
  const { body, entity } = await lookUp(turn, { ref, ...present({ code }) });
  return { body, ...(await loadNote(turn, body, entity.id)) };
};

/** What is told of a note: recorded, or waiting for whoever minutes to take it up. */
const noted = ({ id, status }: NoteState): string => text('reply.noted', { ref: id, status });

const add = async (
  turn: Turn,
  body: Body,
  id: string | undefined,
  input: { readonly text: string; readonly item?: string },
): Promise<NoteState> => {
  const meeting = id ?? sessionOf(body);
  const done = await carryOut(turn, body, { verb: 'note.add', id: meeting, input });
  const note = done.changed.find(({ type }) => type === 'note');
  return (await loadNote(turn, body, note?.id)).state;
};

/** The card that the button stood on. */
const on = z.enum(['closing', 'note']).optional();

const edited = z
  .object({ text: maybeWords(), accept: z.literal('yes').optional(), on })
  // A proposal is taken as it is; other words have to be said.
  .refine(({ text: said, accept }) => said ?? accept, { path: ['text'] });

const shownOn = async (
  turn: Turn,
  body: Body,
  { id, state }: Entity<NoteState>,
  card: z.infer<typeof on>,
): Promise<Reply> => {
  const { meeting } = state;
  if (card === 'closing')
    return { card: await closingCardIn(sceneFor(turn, body), meeting), summary: meeting };
  const own = card && (await openRecord(turn, body, id));
  return own ? { card: own, summary: id } : {};
};

export const noteFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'note.add',
      input: z.object({ text: words(), item: maybeWords(20) }),
      form: async (turn, target) => {
        const body = await bodyOf(turn, target.committee);
        const id = target.id ?? sessionOf(body);
        const scene = sceneFor(turn, body);
        const may = await rightsOf(scene);
        return noteDialog(scene.place, target, {
          items: await itemChoices(turn, body, id),
          proposes: !may('note.edit'),
        });
      },
      handle: async (turn, { text: words, item }, target) => {
        const body = await bodyOf(turn, target.committee);
        const note = await add(turn, body, target.id, { text: words, ...present({ item }) });
        // A note that is recorded appears on the meeting's card.
        return note.status === 'proposed' ? { note: noted(note) } : {};
      },
    }),
    verbRoute({
      verb: 'note.edit',
      input: edited,
      form: async (turn, target, fixed) => {
        const body = await bodyOf(turn, target.committee);
        const { id, version, state } = await loadNote(turn, body, target.id);
        const scene = sceneFor(turn, body);
        return editNoteDialog(
          scene.place,
          { id, version },
          {
            text: state.text,
            ...(state.status === 'proposed' ? { by: await scene.name(state.by) } : {}),
            ...present({ on: on.safeParse(fixed['on']).data }),
          },
        );
      },
      handle: async (turn, given, target) => {
        const body = await bodyOf(turn, target.committee);
        const note = await loadNote(turn, body, target.id);
        const input = { text: given.text ?? note.state.text };
        await carryOut(turn, body, { verb: 'note.edit', ...target, id: note.id, input });
        return shownOn(turn, body, note, given.on);
      },
    }),
    verbRoute({
      verb: 'note.delete',
      input: z.looseObject({ on }),
      handle: async (turn, given, target) => {
        const body = await bodyOf(turn, target.committee);
        const note = await loadNote(turn, body, target.id);
        await carryOut(turn, body, { verb: 'note.delete', ...target, id: note.id, input: {} });
        const shown = await shownOn(turn, body, note, given.on);
        return { ...shown, note: text('reply.noteDeleted') };
      },
    }),
  ],
  commands: [
    {
      name: 'note: <text>',
      pattern: /^note\s*:\s*(?<words>\S[\s\S]*)$/iu,
      handle: async (turn, { words: said = '' }) => ({
        public: say(
          noted(await add(turn, await home(turn), undefined, { text: typedWords(said) })),
        ),
      }),
    },
    {
      name: 'edit N-3: <text>',
      pattern: new RegExp(`^edit\\s+(?:note\\s+)?${NOTE}\\s*:\\s*(?<words>\\S[\\s\\S]*)$`, 'iu'),
      handle: async (turn, { words: said = '', ...groups }) => {
        const { body, id } = await named(turn, groups);
        const input = { text: typedWords(said) };
        await carryOut(turn, body, { verb: 'note.edit', id, input });
        return {
          private: say(text('reply.noteEdited', { ref: id, text: input.text.slice(0, 120) })),
        };
      },
    },
    {
      name: 'accept N-3',
      pattern: new RegExp(`^accept\\s+(?:note\\s+)?${NOTE}\\s*$`, 'iu'),
      handle: async (turn, groups) => {
        const { body, id, version, state } = await named(turn, groups);
        await ensureMay(turn, body, 'note.edit', id);
        const input = { text: state.text };
        if (state.status !== 'recorded')
          await carryOut(turn, body, { verb: 'note.edit', id, version, input });
        return {
          private: say(text('reply.noteTaken', { ref: id, text: input.text.slice(0, 120) })),
        };
      },
    },
    {
      name: 'delete N-3',
      pattern: new RegExp(`^delete\\s+(?:note\\s+)?${NOTE}\\s*$`, 'iu'),
      handle: async (turn, groups) => {
        const { body, id } = await named(turn, groups);
        await carryOut(turn, body, { verb: 'note.delete', id, input: {} });
        return { private: say(text('reply.noteDeleted')) };
      },
    },
  ],
};
