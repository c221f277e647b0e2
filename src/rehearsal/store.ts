import { DatabaseSync } from 'node:sqlite';
import type { Conversation, Message, Person, View } from './model.ts';

/** Things of one kind, read from memory and written through to the file. */
interface Shelf<T> {
  get(id: string): T | undefined;
  all(): T[];
  put(id: string, value: T): void;
  delete(id: string): void;
}

export interface RoomStore {
  readonly people: Shelf<Person>;
  readonly conversations: Shelf<Conversation>;
  readonly messages: Shelf<Message>;
  /** By message and person. */
  readonly views: Shelf<View>;
  /** The last message id that a person has seen, by person and conversation. */
  readonly seen: Shelf<string>;
  /** `tenant`, `lastId`, `sample`. */
  readonly facts: Shelf<string>;
  empty(): void;
  close(): void;
}

/** Opens the room's own file; `:memory:` keeps nothing. The room is small, so all of it is held in memory. */
export const openRoomStore = (file: string): RoomStore => {
  // Several processes may open it at once, and only one of them can make it.
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS thing (kind TEXT, id TEXT, body TEXT, PRIMARY KEY (kind, id));`);
  const read = db.prepare('SELECT id, body FROM thing WHERE kind = ? ORDER BY rowid');
  const write = db.prepare(
    'INSERT INTO thing VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const remove = db.prepare('DELETE FROM thing WHERE kind = ? AND id = ?');
  const maps: Map<string, unknown>[] = [];

  const shelf = <T>(kind: string): Shelf<T> => {
    const items = new Map<string, T>(
      read.all(kind).map(({ id, body }) => [String(id), JSON.parse(String(body)) as T]),
    );
    maps.push(items);
    return {
      get: (id) => items.get(id),
      all: () => [...items.values()],
      put(id, value) {
        items.set(id, value);
        write.run(kind, id, JSON.stringify(value));
      },
      delete(id) {
        if (items.delete(id)) remove.run(kind, id);
      },
    };
  };

  return {
    people: shelf('person'),
    conversations: shelf('conversation'),
    messages: shelf('message'),
    views: shelf('view'),
    seen: shelf('seen'),
    facts: shelf('fact'),
    empty() {
      db.exec('DELETE FROM thing');
      for (const items of maps) items.clear();
    },
    close: () => db.close(),
  };
};
