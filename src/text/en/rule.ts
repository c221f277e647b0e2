/** A committee's rules in plain English, and how the quorum stands. */
export const rule = {
  required:
    '{who, select, chair {the chair} chair_or_deputy {the chair or a deputy} secretary {the secretary} senior_user {the senior user} senior_supplier {the senior supplier} treasurer {the treasurer} other {somebody whom the rules ask for}}',
  quorumCount:
    '{present} present, {needed} needed{met, select, true { ✓} other {: not reached}}{missing, select, none {} other { without {missing}}}',
  quorumNone:
    'There is no quorum: {standing}. What is carried now is provisional until a later meeting ratifies it.',
  quorumLost:
    'The quorum is lost: {standing}. What is carried now is provisional until a later meeting ratifies it.',
  quorumRegained: 'There is a quorum again: {standing}.',
} as const;
