import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Refused } from '../errors.ts';
import type { Counts } from '../domain/motion/rules.ts';
import type { Choice } from '../domain/motion/state.ts';
import { canonical } from './canonical.ts';
import type { PersonId } from './entity.ts';

/** Whose box it is: the committee's partition (which names its tenant) and the motion. */
export interface Of {
  readonly pk: string;
  readonly entity: string;
}

/** A closed ballot box as it lies in the store. Base64, but for `key`. */
export type SealedBox = {
  /** Which key closed it. Says nothing about the key itself. */
  readonly key: string;
  /** Counts the sealings, from 1. */
  readonly turn: number;
  readonly nonce: string;
  readonly sealed: string;
};

/**
 * The choices of a secret vote while it is open. Nothing but this port sees a voter and a choice together, and
 * it keeps neither: every call opens the box it is given and gives a new one.
 *
 * Throws Refused: `ballots-no-key` where the installation has no key, `ballots-locked` where a box was closed
 * with a key that is not there (any more), or is not the one that was last written.
 */
export interface BallotBox {
  /** A box without a vote, for as many voters as have a vote. */
  empty(of: Of, places: number): SealedBox;
  /** Puts a vote in, in place of the same seat's earlier one. Larger where there are more voters than before. */
  cast(box: SealedBox | undefined, of: Of, vote: Cast, places: number): SealedBox;
  /** How these seats voted, together. Other votes in the box do not count. */
  count(box: SealedBox | undefined, of: Of, seats: readonly PersonId[]): Counts;
}

export interface Cast {
  readonly seat: PersonId;
  readonly choice: Choice;
}

const KEY_BYTES = 32;
const NAME_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A place: whose, by a name that only the key's holder can work out, and how. */
const PLACE_BYTES = NAME_BYTES + 1;
/** 0 is a place that nobody took. */
const CODES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

const derived = (key: Buffer, salt: string, use: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `gavel ballots: ${use}`, bytes));

const keyName = (key: Buffer): string => derived(key, '', 'name', 8).toString('hex');

interface Opened {
  readonly key: Buffer;
  readonly turn: number;
  readonly places: ReadonlyMap<string, number>;
  readonly size: number;
}

const boundTo = ({ pk, entity }: Of, key: string, turn: number): Buffer =>
  Buffer.from(canonical({ pk, entity, key, turn }));

const placesIn = (plain: Buffer): Map<string, number> => {
  const places = new Map<string, number>();
  for (let at = 0; at < plain.length; at += PLACE_BYTES) {
    const code = plain[at + NAME_BYTES] ?? 0;
    if (code > 0) places.set(plain.toString('hex', at, at + NAME_BYTES), code);
  }
  return places;
};

const laidOut = (places: ReadonlyMap<string, number>, size: number): Buffer => {
  const plain = Buffer.alloc(size * PLACE_BYTES);
  [...places].forEach(([name, code], index) => {
    plain.write(name, index * PLACE_BYTES, 'hex');
    plain.writeUInt8(code, index * PLACE_BYTES + NAME_BYTES);
  });
  return plain;
};

const seal = (of: Of, { key, turn, places, size }: Opened): SealedBox => {
  const name = keyName(key);
  const nonce = randomBytes(NONCE_BYTES);
  const secret = derived(key, canonical(of), 'seal', KEY_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(boundTo(of, name, turn));
  const sealed = Buffer.concat([
    cipher.update(laidOut(places, size)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { key: name, turn, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
};

const locked = (cause?: unknown): Refused => new Refused('ballots-locked', {}, cause);

const unseal = (of: Of, box: SealedBox, key: Buffer): Opened => {
  const bytes = Buffer.from(box.sealed, 'base64');
  const secret = derived(key, canonical(of), 'seal', KEY_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(box.nonce, 'base64'))
      .setAAD(boundTo(of, box.key, box.turn))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    return { key, turn: box.turn, places: placesIn(plain), size: plain.length / PLACE_BYTES };
  } catch (error) {
    throw locked(error);
  }
};

/**
 * Ballot boxes closed with AES-256-GCM. Each box has a key of its own, derived (HKDF-SHA-256) from the
 * installation's; so have the names of its places, HMAC-SHA-256 over committee, motion and seat. The whole box
 * is encrypted anew at every vote under a fresh nonce, padded to one place for each voter: two versions
 * tell neither who voted nor whether anything changed. Additional data bind it to tenant, committee, motion,
 * key and turn.
 *
 * `keys` gives the installation's keys, 32 bytes each; the first closes new boxes, the others still open the
 * boxes of votes that were under way when it came. A box keeps the key that it began with.
 *
 * What this does not do: whoever holds key and store while a vote is open can open the box. So can, later,
 * whoever holds the key and an old copy of the store, such as a backup or what SQLite has not yet overwritten
 * in its log: a removed box is gone from the store, its ciphertext perhaps not from the disk. Replacing the
 * key after a vote and destroying the old one ends that.
 */
export const createBallotBox = (keys: () => readonly Buffer[]): BallotBox => {
  const open = (box: SealedBox | undefined, of: Of): Opened => {
    const key = box && keys().find((each) => keyName(each) === box.key);
    if (!key) throw locked();
    return unseal(of, box, key);
  };

  const placeOf = (key: Buffer, of: Of, seat: PersonId): string =>
    createHmac('sha256', derived(key, canonical(of), 'places', KEY_BYTES))
      .update(canonical({ ...of, seat }))
      .digest()
      .subarray(0, NAME_BYTES)
      .toString('hex');

  return {
    empty(of, places) {
      const [key] = keys();
      if (!key) throw new Refused('ballots-no-key');
      return seal(of, { key, turn: 1, places: new Map(), size: places });
    },
    cast(box, of, { seat, choice }, voters) {
      const { key, turn, places, size } = open(box, of);
      const after = new Map(places).set(placeOf(key, of, seat), CODES.indexOf(choice) + 1);
      return seal(of, {
        key,
        turn: turn + 1,
        places: after,
        size: Math.max(size, voters, after.size),
      });
    },
    count(box, of, seats) {
      const { key, places } = open(box, of);
      const choices = seats.map((seat) => {
        const choice = CODES[(places.get(placeOf(key, of, seat)) ?? 0) - 1];
        // Who voted stands in the journal: a box without that vote is an old one.
        if (choice === undefined) throw locked();
        return choice;
      });
      const counted = (wanted: Choice) => choices.filter((choice) => choice === wanted).length;
      return { for: counted('for'), against: counted('against'), abstain: counted('abstain') };
    },
  };
};
