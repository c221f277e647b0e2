import type { z } from 'zod';
import type { Content } from '../src/chaser/ports.ts';
import { title as heading } from '../cards/kit.ts';
import type { Turn } from './turn.ts';

export type CardJson = Readonly<Record<string, unknown>>;

/** What a turn comes to, before the handler chooses the form that the activity expects. */
export interface Reply {
  /** For everybody in the conversation (or thread) where it was asked. */
  readonly public?: Content;
  /** For the speaker alone, in their 1:1 chat. */
  readonly private?: Content;
  /** Beside the answer to a press: for the presser's 1:1 chat. */
  readonly alsoPrivate?: Content;
  /** Of several commands in one message: what does not stand in one answer. */
  readonly more?: readonly Pick<Reply, 'public' | 'private'>[];
  /** In place of the card that was pressed; for a typed command a card in the conversation. */
  readonly card?: CardJson;
  readonly summary?: string;
  readonly dialog?: Dialog;
  /** Confirms a press that leaves its card as it is, to the presser alone. */
  readonly note?: string;
}

export interface Dialog {
  readonly title: string;
  readonly card: CardJson;
}

/** What a button's data names: checked for form here, for existence and rights by the records. */
export interface Target {
  readonly committee?: string;
  readonly id?: string;
  readonly version?: number;
}

/** One verb of cards and dialogs. */
export interface VerbRoute<I = never> {
  readonly verb: string;
  /** Of the inputs: strings as Teams sends them, absent where left empty. */
  readonly input: z.ZodType<I>;
  readonly handle: (turn: Turn, input: I, target: Target) => Promise<Reply>;
  /** The dialog that `task/fetch` opens. */
  readonly form?: (
    turn: Turn,
    target: Target,
    fixed: Readonly<Record<string, unknown>>,
  ) => Promise<Dialog>;
}

/** One typed command. The first pattern that matches the whole text wins. */
export interface CommandRoute {
  readonly name: string;
  readonly pattern: RegExp;
  readonly handle: (
    turn: Turn,
    groups: Readonly<Record<string, string | undefined>>,
  ) => Promise<Reply>;
}

/** What one area of the product answers to. */
export interface Feature {
  readonly verbs?: readonly VerbRoute[];
  readonly commands?: readonly CommandRoute[];
}

/** Keeps the input's type between schema and handler. */
export const verbRoute = <I>(route: VerbRoute<I>): VerbRoute => route as unknown as VerbRoute;

export const content = (summary: string, card?: CardJson): Content =>
  card ? { summary, card } : { summary, text: summary };

/** A form as a message: what it asks stands above it, as a dialog's title does. */
export const asked = (question: string, form: CardJson): Content => {
  const body = (form['body'] as readonly object[] | undefined) ?? [];
  return content(question, { ...form, body: [heading(question), ...body] });
};

export const say = (text: string): Content => ({ text, summary: text });

/** One line for the speaker alone, whether they typed or pressed. */
export const told = (line: string): Reply => ({ private: say(line), note: line });
