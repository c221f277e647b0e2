import { z } from 'zod';
import { editNoteDialog, noteDialog } from '../cards/note.ts';
import type { NoteState } from '../src/domain/note.ts';
import type { Entity } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import { home, lookUp } from './home.ts';
import { maybeWords, present, typedWords, words } from './inputs.ts';
import { itemChoices } from './items.ts';
import { sessionOf } from './meeting/shown.ts';
import { CODE, loading } from './named.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import { rightsOf, sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const loadNote = loading<NoteState>('note');

/** `N-3`, with its committee's code where needed. */
const NOTE = String.raw`${CODE}(?<ref>n-\d{1,9})`;

/** The note that typed words name, wherever the speaker may know of it. */
const named = async (
  turn: Turn,
  { code, ref = '' }: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly body: Body; readonly id: string }> => {
  const { body, entity } = await lookUp(turn, { ref, ...present({ code }) });
  return { body, id: (await loadNote(turn, body, entity.id)).id };
};

/** What is told of a note: recorded, or waiting for whoever minutes to take it up. */
const noted = (state: NoteState): Reply => {
  const line = text('reply.noted', { ref: state.id, status: state.status });
  return { public: say(line) };
};

const add = async (
  turn: Turn,
  body: Body,
  id: string | undefined,
  input: { readonly text: string; readonly item?: string },
): Promise<Reply> => {
  const meeting = id ?? sessionOf(body);
  const done = await carryOut(turn, body, { verb: 'note.add', id: meeting, input });
  const note = done.changed.find(({ type }) => type === 'note') as Entity<NoteState> | undefined;
  return note ? noted(note.state) : {};
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
        const said = await add(turn, body, target.id, { text: words, ...present({ item }) });
        // The note itself appears on the meeting's card; only a typed one gets a line.
        return turn.inbound.kind === 'message' ? said : {};
      },
    }),
    verbRoute({
      verb: 'note.edit',
      input: z.object({ text: words() }),
      form: async (turn, target) => {
        const body = await bodyOf(turn, target.committee);
        const { id, version, state } = await loadNote(turn, body, target.id);
        return editNoteDialog(sceneFor(turn, body).place, { id, version }, { text: state.text });
      },
      handle: async (turn, input, target) => {
        const body = await bodyOf(turn, target.committee);
        const { id } = await loadNote(turn, body, target.id);
        await carryOut(turn, body, { verb: 'note.edit', ...target, id, input });
        return {};
      },
    }),
    verbRoute({
      verb: 'note.delete',
      input: z.looseObject({}),
      handle: async (turn, _input, target) => {
        const body = await bodyOf(turn, target.committee);
        const { id } = await loadNote(turn, body, target.id);
        await carryOut(turn, body, { verb: 'note.delete', ...target, id, input: {} });
        return { note: text('reply.noteDeleted') };
      },
    }),
  ],
  commands: [
    {
      name: 'note: <text>',
      pattern: /^note\s*:\s*(?<words>\S[\s\S]*)$/iu,
      handle: async (turn, { words: said = '' }) =>
        add(turn, await home(turn), undefined, { text: typedWords(said) }),
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
