/** Who came to a committee and who left it. */
export const membership = {
  title:
    '{gone, select, left {{name} has left {committee}} removed {{name} no longer belongs to {committee}} keeps {{name} has left {committee} and keeps the role} other {{votes, select, true {{name} is in {committee}, with a vote} other {{name} is in {committee}, without a vote}}}}',
  vacant:
    '{gone, select, keeps {Nobody else is chair or secretary. {name} keeps that role, without a vote, until somebody else is named: “make … secretary”.} other {Nobody is {role, select, chair {chair} other {secretary}} now: “make … {role, select, chair {chair} other {secretary}}” names one.}}',
  ownerless:
    '{count, plural, one {{refs} has nobody any more who answers for it} other {{refs} have nobody any more who answers for them}}: “give {first} to …”, or cancel.',
  how: '{gone, select, none {“make {name} a member” gives the vote.} left {“make {name} a member” takes them back. Whoever comes back to the conversation has their role again.} other {“make {name} a member” takes them back.}}',
  member: '{gone, select, none {Give the vote} other {Take back as member}}',
} as const;
