/** Why a committee's settings, or anything at all, were not changed. */
export const committeeRefusals = {
  'not-allowed':
    'Only {who, select, P_S {the chair, the deputy or the secretary} S_P {the chair, the deputy or the secretary} P {the person presiding} P_S-for-P {the person presiding, or the secretary on their behalf,} proposer_P_S {the proposer, the chair or the secretary} P_S_self {the chair or the secretary, or each person for themselves,} P_S_V_A {people with a role in this committee} P_S_recorder {the chair, the deputy or the secretary} receiver_owner_S-for-owner {the owner, or the secretary on their behalf,} owner_S-for-owner {the owner, or the secretary on their behalf,} owner_S-for-owner_contributor {the owner and the contributors} V_on-roll {voters and people on that meeting’s attendance} P_S_team-owner {the chair, the deputy or the secretary} other {somebody with another role}} can do that.',
  'own-item':
    'You own this one, so somebody else decides on it: the chair, the deputy or the secretary.',
  'no-committee': 'There is no committee here yet. Type “set up” to make one.',
  'nobody-left': 'A committee needs a chair or a secretary. Name the new one first.',
  'already-secretary': 'You are the secretary already.',
  'not-found': 'There is no such record here.',
  'stale-version': 'Somebody changed this meanwhile. Here it is as it stands now.',
  busy: 'Too much is happening at once in this committee. Please try again.',
} as const;
