/** How long records are kept, holds, and what is erased. */
export const keeping = {
  holdOn:
    '{name} has been on legal hold since {since}: {why}. Nothing is erased until it is lifted.',
  holdOff: '{name} is not on legal hold.',
  retention:
    '{years, plural, =0 {{name} keeps everything.} one {{name} erases the words of actions and risks # year after they are finished; what stands in approved minutes stays.} other {{name} erases the words of actions and risks # years after they are finished; what stands in approved minutes stays.}}',
  expiry:
    '{name}: on {on} the words of records finished before {before} are erased: {refs}{more, plural, =0 {} other { and # more}}. What stands in approved minutes stays, and so do all notes, motions and decisions. “legal hold on because …” keeps everything.',
  status: 'Legal hold',
  statusSince: 'since {since}: {why}',
} as const;
