/** What is wrong with a journal that does not hold. */
export const flaw = {
  unreadable: 'it cannot be read',
  missing: 'an entry is missing',
  order: 'the entries are out of order',
  chain: 'it does not follow from the entry before',
  hash: 'it was changed after it was written',
  commitment: 'a text is not the one that was written',
  erased: 'a text is gone, or there again, without an erasure on record',
  seal: 'the minutes sealed there do not stand on the entry before',
  time: 'it is older than the entry before',
  replay: 'its facts make no sense',
  head: 'the journal does not end where the committee’s count says',
  entity: 'a record is not what its history says',
  sealed: 'the minutes of {ref} no longer read as they were sealed',
  'entity-missing': 'a record is gone that the history knows of',
  'entity-extra': 'there is a record that the history does not know of',
} as const;
