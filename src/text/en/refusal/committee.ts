/** Why a committee's settings, or anything at all, were not changed. */
export const committeeRefusals = {
  'not-allowed':
    'Only {who, select, officer_S {the chair, the deputy or the secretary} officer_S_team_owner {the chair, the deputy or the secretary} P_S {the chair, the deputy or the secretary} S_P {the chair, the deputy or the secretary} S_P_proposer {the chair, the deputy or the secretary, or whoever proposed it to withdraw it,} owner_P_S {its owner, the chair, the deputy or the secretary} P {the person presiding} P_S_for_P {the person presiding, or the secretary on their behalf,} proposer_P_S {the proposer, the chair or the secretary} proposer_presenter_P_S {the proposer, whoever presents it, the chair or the secretary} P_S_V_alternate {voters, and whoever keeps the minutes,} P_S_self {the chair or the secretary, or each person for themselves,} P_S_V_A {people with a role in this committee, which the chair or the secretary can give you,} observer {members and attendees, not observers, who only read (the chair or the secretary can change your role),} P_S_recorder {the chair, the deputy or the secretary} receiver_owner_S_for_owner {the owner, whoever is asked to take it over, or the secretary on their behalf,} owner_S_for_owner {the owner, or the secretary on their behalf,} owner_S_for_owner_contributor {the owner, the contributors, or the secretary on the owner’s behalf,} V {voters} V_P_S {voters, the person presiding and the secretary} minuting_V_alternate {voters, and at a meeting whoever stands in for one, or the secretary who names them (“motion by Ana: …”, “second motion 2 by Tom”, “amend motion 2 by Leo: …”),} V_alternate {voters, and at a meeting whoever stands in for one,} S_for_voter_V_alternate {voters, and at a meeting whoever stands in for one,} mover_P {the mover before the vote opens, or the person presiding,} V_on_roll {voters and people on that meeting’s attendance} minuting_V_on_roll {voters and people on that meeting’s attendance for themselves, or the secretary who names them (“dissent of Tom 2”),} other {somebody with another role}} can do that.',
  'own-item':
    'You own this one, so somebody else decides on it: the chair, the deputy or the secretary.',
  'no-committee':
    'There is no committee here yet. Type “@Gavel set up” in its channel or chat to make one.',
  'not-begun':
    'Nothing is set up here yet: {name}, who added me, begins and says who belongs to the committee.',
  'has-left':
    'Only people with a role in {name}, which its chair or secretary can give you again, can do that.',
  'nobody-left': 'A committee needs a chair or a secretary. Name the new one first.',
  'template-unknown':
    'I know no “{text}”. Try “set up as” project board, steering committee, company board, change advisory board, agile portfolio sync or non-profit board.',
  'quorum-unreachable':
    'A quorum of {quorum} cannot be reached by {voters, plural, one {# voter} other {# voters}}. Please name fewer, or “half”.',
  'already-secretary': 'You are the secretary already.',
  'not-found': 'There is no such record here.',
  'stale-version':
    'Somebody changed this meanwhile, so nothing was done. Here it is as it stands now.',
  'which-committee': 'Which committee is meant? Put its code first, as in “ITB A-12”.',
  'which-person': 'Which “{name}” is meant: {people}? Please use the full name.',
  'not-a-member': 'Only people with a role in this committee can read that.',
  person: 'I know nobody called “{name}” here.',
  'person-unknown': 'One of these people is not known here.',
  record: 'There is no {ref} here.',
  motion: 'There is no motion {number} here; “motions” lists those that there are.',
  'which-motion':
    '{count, plural, =0 {No motion is open.} other {Which motion is meant? Say its number: {numbers}.}}',
  committee: 'There is no such committee.',
  'away-later':
    'Being away begins on the day on which you say so. Type “away until {until}” on your last day.',
  'zone-unknown': '“{zone}” is no time zone that I know. Try “Europe/London”.',
  'region-unknown': '“{region}” is no holidays region that I know.',
  'code-unknown': 'None of the committees that you lead has the code {code}.',
  'linked-elsewhere': 'This conversation belongs to another committee already.',
  'date-unclear': 'I could not read a date in “{text}”. Try “Friday” or “27 November”.',
  'series-unclear':
    'How do the meetings recur? I did not understand “{text}”. Try “every first and third Tuesday at 10:00 until June”.',
  'time-missing': 'At what time? Try “Thursday at 10”.',
  'action-empty': 'What is to be done? Try “action: Priya to circulate the budget by Friday”.',
  'nothing-visible': 'There are no words to record in that. Please type them again.',
  'too-many-lines':
    'That is too much at once: {max, number} commands in one message are the most. Nothing was recorded.',
  'too-long': 'That is too long. Please keep it under {max, number} characters.',
  'too-many-people': 'That is too many people at once: at most {max, number}. Nothing was changed.',
  'unknown-verb': 'That button is not known here any more.',
  'bad-press': 'That card could not be read. Nothing was changed.',
  'bad-input': 'Something is missing or too long ({field}). Nothing was changed.',
  'no-meeting-held': 'No meeting has been held yet.',
  'no-meeting-planned': 'No meeting is planned.',
  busy: 'Too much is happening at once in this committee. Please try again.',
  'hold-why': 'Why is the hold needed? Say “legal hold on because …”.',
  'hold-on':
    'A legal hold is on already: {why}. The new reason was not recorded; “legal hold off”, then on again, gives another.',
  'legal-hold': 'Nothing is erased: the committee has been on legal hold since {since}.',
  'retention-years': 'Records are kept for 1 to {most} years, or for ever (“retention off”).',
} as const;
