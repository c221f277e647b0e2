import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Log, silentLog } from '../../src/log.ts';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Outcome } from '../../src/rehearsal/deliver.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { buttonsOf, verbOf } from '../../src/rehearsal/card.ts';
import type { NewPerson } from '../../src/rehearsal/furnish.ts';
import type { MountedRoom } from '../../src/rehearsal/room.ts';
import type { SeenMessage } from '../../src/rehearsal/views.ts';
import { readSettings } from '../../src/settings.ts';
import { wire } from '../../src/wire.ts';

/** A person as the API names one. */
export interface PersonShape {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId?: string;
}

/** A record as product.md's *Shapes* promises it. */
export interface RecordShape {
  readonly id: string;
  readonly ref: string;
  readonly type: string;
  readonly status: string;
  readonly version: number;
  readonly title: string;
  readonly committee: string;
  readonly meeting?: string;
  readonly owner?: PersonShape;
  readonly due?: string;
  readonly flags?: readonly string[];
  readonly minutes?: { readonly status: string; readonly sealedHash?: string };
  readonly updatedAt: string;
}

export interface JournalShape {
  readonly seq: number;
  readonly at: string;
  readonly by: PersonShape;
  readonly onBehalfOf?: PersonShape;
  readonly command: string;
  readonly ref: string;
  readonly events: readonly unknown[];
  readonly prev: string;
  readonly hash: string;
}

export interface VerifyShape {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: string;
  readonly firstBad?: { readonly seq: number; readonly why: string; readonly id?: string };
}

export interface ChaseShape {
  readonly id: string;
  readonly ref: string;
  readonly person: PersonShape;
  readonly step: string;
  readonly dueVersion: number;
  readonly plannedFor: string;
  readonly status: string;
  readonly reason?: string;
  readonly activityId?: string;
  readonly sentAt?: string;
}

export interface CommitteeShape {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly roles: readonly {
    readonly person: PersonShape;
    readonly role: string;
    readonly votes: boolean;
  }[];
}

export interface ListShape<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

export interface ApiAnswer<T> {
  readonly status: number;
  readonly contentType: string;
  readonly body: T;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

const wordsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'string' && ['text', 'title', 'value', 'label'].includes(key)
      ? [child]
      : wordsIn(child),
  );
};

/** Everything that a reader of this message reads, a line each. */
export const readingOf = ({ message, card }: SeenMessage): string =>
  [message.content.text ?? '', ...wordsIn(card)].filter((line) => line !== '').join('\n');

/** Gavel itself on a folder and port of its own, with its rehearsal room, driven from outside. */
export const openStage = async (
  options: {
    readonly at?: string;
    readonly data?: string;
    readonly keep?: boolean;
    /** Settings beside those of every stage. */
    readonly settings?: Readonly<Record<string, string>>;
    readonly log?: Log;
  } = {},
) => {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'gavel-stage-'));
  const gavel = await wire(readSettings({ GAVEL_DATA: data, PORT: '0', ...options.settings }), {
    log: options.log ?? silentLog,
  });
  const room = gavel.room as MountedRoom;

  const clock = (body: { now: string } | { advance: string }): Promise<Response> =>
    fetch(`${gavel.url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const moved = async (body: { now: string } | { advance: string }): Promise<void> => {
    const answer = await clock(body);
    assert.equal(answer.status, 200, await answer.text());
  };
  if (options.at !== undefined) await moved({ now: options.at });

  const api = async <T = ListShape<RecordShape>>(
    person: Pick<Person, 'aadObjectId'> | undefined,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> => {
    const answer = await fetch(`${gavel.url}/api/v1${path}`, {
      headers: { ...(person && { 'x-local-user': person.aadObjectId }), ...headers },
    });
    const text = await answer.text();
    const contentType = answer.headers.get('content-type') ?? '';
    return {
      status: answer.status,
      contentType,
      body: (contentType.includes('json') ? JSON.parse(text) : text) as T,
    };
  };

  const seen = async (where: Conversation, as: Person): Promise<readonly SeenMessage[]> =>
    (await room.messages(where.id, as.id)).filter(
      ({ message }) => message.from === room.world.bot.id,
    );

  return {
    gavel,
    room,
    data,
    url: gavel.url,
    clock,
    at: (now: string) => moved({ now }),
    advance: (advance: string) => moved({ advance }),
    api,

    /** A person of the room; `name` may stand alone. */
    person: (given: string | NewPerson): Person =>
      room.addPerson(typeof given === 'string' ? { name: given } : given),

    /** Typed with a mention in front, as one must in a channel; `inThread` names a message of the thread. */
    say: (who: Person, where: Conversation, text: string, inThread?: string): Promise<Outcome> =>
      room.say(who.id, where.id, text, {
        mention: where.kind !== 'personal',
        ...(inThread !== undefined && { in: inThread }),
      }),

    /** The newest message with this button, in this person's view. */
    offering: async (who: Person, where: Conversation, wanted: string): Promise<string> => {
      const found = (await seen(where, who)).findLast(({ card }) =>
        buttonsOf(card ?? {}).some(
          (button) => verbOf(button) === wanted || button.title === wanted,
        ),
      );
      assert.ok(found, `nobody offers ${who.name} ${wanted}`);
      return found.message.id;
    },

    /** Any body at all, as a connector would post it. */
    post: (body: unknown): Promise<Response> =>
      fetch(`${gavel.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),

    /** An activity of this person here, not yet sent. */
    make: (
      who: Person,
      where: Conversation,
      rest: Record<string, unknown> & { readonly type: string },
    ): Activity => room.make(who, where, rest),

    /** What Gavel said in a conversation, oldest first, with this person's eyes. */
    seen,
    lastPublic: async (where: Conversation, as: Person): Promise<SeenMessage> => {
      const last = (await seen(where, as)).at(-1);
      assert.ok(last, 'nothing was posted');
      return last;
    },
    /** What Gavel said to one person in 1:1, oldest first. */
    privateOf: (who: Person): Promise<readonly SeenMessage[]> => seen(room.personal(who.id), who),
    lastPrivate: async (who: Person): Promise<SeenMessage> => {
      const last = (await seen(room.personal(who.id), who)).at(-1);
      assert.ok(last, `nothing was said to ${who.name}`);
      return last;
    },

    committee: async (as: Person): Promise<CommitteeShape> => {
      const { body } = await api<ListShape<CommitteeShape>>(as, '/committees');
      const [first] = body.items;
      assert.ok(first, 'no committee');
      return first;
    },

    close: async (): Promise<void> => {
      await gavel.close();
      if (options.keep) return;
      for (const left of [data, `${data}.ballot-key`])
        rmSync(left, { recursive: true, force: true });
    },
  };
};
