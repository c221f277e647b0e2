/** Why a motion was not put, a vote not counted, a result not declared. */
export const motionRefusals = {
  'motion-empty': 'What is put to the vote? Try “motion: Approve the budget”.',
  'motion-provisional':
    'Motion {number} was carried without a quorum; at a later meeting with one, whoever presides ratifies it, or records that it is not wanted: “reject motion {number}”.',
  'motion-over':
    'Motion {number} has been decided or withdrawn; a voter can move it once more with “motion: …”.',
  'needs-second': 'Motion {number} waits for a second; another voter can second it.',
  'needs-no-second': 'Motion {number} needs no second.',
  'second-own': 'You moved motion {number} yourself; another voter can second it.',
  'second-not-mover': 'Whoever moved a motion does not second it; another voter can.',
  'moved-at-meeting':
    'Who moved and seconded is written down at a meeting; between meetings each voter moves for themselves, and nobody seconds.',
  'amendment-first':
    'Motion {amendment}, which amends motion {number}, is voted on first; its mover or the presiding person can withdraw it.',
  'amended-at-meeting':
    'Motion {number} is part of an amendment, which is debated and voted on at a meeting; whoever moved it can withdraw it, or whoever presides.',
  'amends-nothing': 'That is how motion {number} reads already; say how it should read.',
  'amended-enough':
    'Motion {number} amends an amendment, so it stays as it is; vote it down and move another.',
  'no-origin': 'There is no risk, issue or action {ref} from which a motion could arise.',
  'named-twice': '{name} is named twice; each voter answers once.',
  'named-without-vote':
    '{name} has no vote in the room on this; the presiding person or the secretary can correct the attendance first.',
  'vote-unclear':
    'How did they vote? Try “motion 2: for Maya, Tom; against Ana”, figures: “motion 2: 5–1–0”, or “motion 2: unanimous”.',
  'no-vote-taken':
    'Motion {number} was agreed without a vote, so nobody voted against it. “note: …” has it minuted what you object to.',
  'nothing-voted':
    '{ref} was agreed without a vote, so nobody voted against it. “note: …” has it minuted what you object to.',
  'no-result': 'Motion {number} has no result yet; you can vote while its vote is open.',
  'no-dissent':
    'There is no dissent to record on motion {number}: only who voted against a motion that was carried, or abstained, can have that recorded.',
  'vote-is-open':
    'The vote on motion {number} is open; the presiding person or the secretary can close it first.',
  'vote-ended':
    'The time to vote on motion {number} is over; whoever presides declares the result.',
  'closes-past':
    'A vote closes after it opens: name a later time, such as “15:20” or “in 10 minutes”.',
  'closes-unclear':
    'When does the vote close? I could not read “{text}”. Try “15:20” or “in 10 minutes”.',
  'circular-hour':
    'Answers are taken to the end of a day, so “{text}” cannot be kept. Name a day alone: “circular until Friday: …”.',
  'vote-not-open':
    'No vote is open on motion {number}; the presiding person or the secretary can open it.',
  'nobody-to-vote':
    'Nobody with a vote is in the room; the presiding person or the secretary can record the attendance.',
  'nobody-voted':
    'Nobody has voted on motion {number} yet. Whoever presides or the secretary can wait, record a show of hands instead (“motion {number}: 3–1–0”), or withdraw it.',
  'nobody-answered':
    'Nobody has voted on motion {number} yet; whoever presides can wait, or withdraw it.',
  'voted-on-cards':
    '{count, plural, one {# vote on motion {number} has} other {# votes on motion {number} have}} been cast on cards, so the rest are cast there too, and whoever presides or the secretary closes the vote. To count hands instead they withdraw the motion and put it anew, with “motion: …”.',
  'secret-by-names':
    'Motion {number} was put to a secret vote, so nobody is named; whoever presides or the secretary can record figures alone: “motion {number}: 3–1–0”.',
  'not-in-room':
    'Only voters who are in the room can vote. If you are, say “I am here”, or the presiding person or the secretary records it.',
  'no-proxy':
    'That vote is not yours to cast: a proxy holds while the member is absent and you are in the room.',
  recused: 'You declared an interest in this, so only the others vote on it.',
  'recused-moving':
    'You declared an interest in this, so you move, second and amend nothing under it; the other voters can.',
  'recused-seat':
    'Whom you stand in for declared an interest in this, so you neither move anything under it nor vote on it; the other voters do.',
  'recused-apart':
    'You declared an interest in this reserved item, so you record nothing under it; whoever presides over it can.',
  'moving-absent':
    'By the attendance you are not in the room, and only voters who are can move, second or amend. If you are there, say “I am here”.',
  'all-recused':
    'Everybody with a vote declared an interest in this, so nobody can be asked; the chair or the secretary gives votes.',
  objected:
    'Somebody asked for motion {number} to be discussed, so a meeting decides on it; it stands on the next agenda.',
  'waits-for-meeting':
    'Motion {number} waits for a meeting. Whoever presides can start one and open the vote there, or ask for answers before it: “ask all voters {number}”.',
  'too-many-hands':
    'The attendance shows {there, plural, one {# vote} other {# votes}} in the room; the presiding person or the secretary can correct it first.',
  'no-hands': 'How many were for, against, abstaining? At least one of them must be there.',
  'casting-needed':
    'Motion {number} is tied; the presiding person decides with their casting vote, and the secretary can record it.',
  'no-casting':
    'No casting vote decides motion {number}: it is not tied, or the rules of the committee know none. Whoever presides can declare it: “close vote {number}”.',
  'casting-not-theirs':
    'Motion {number} is tied, and whoever presides now has no casting vote: only the chair, a deputy or a voter has one. Closed without it, the motion is lost.',
  'nothing-to-ratify': 'Motion {number} waits for no ratification.',
  'ratify-later':
    'Motion {number} was carried without a quorum at this meeting; whoever presides can ratify it at the next.',
  'required-missing':
    'There is no quorum without {who, select, chair {the chair} chair_or_deputy {the chair or a deputy} secretary {the secretary} senior_user {the senior user} senior_supplier {the senior supplier} treasurer {the treasurer} other {somebody whom the rules ask for}}; the presiding person or the secretary can record who has come.',
  'no-quorum':
    'There is no quorum: {present} of the {needed} votes that it takes; the presiding person or the secretary can record who has come.',
  'decided-by-vote':
    '{ref} was decided by vote, so it stays a decision; whoever declared it can undo it.',
  'always-secret':
    'This committee votes in secret: record the figures alone, or the chair changes the rule in the set-up.',
  'never-secret':
    'This committee’s rules allow no secret votes; the chair or the secretary can change that in the set-up.',
  'ballots-no-key':
    'Gavel has no key for secret votes here. Whoever runs it can set GAVEL_BALLOT_KEY; until then, vote openly or on paper and record the count.',
  'ballots-locked':
    'The ballot box cannot be opened: the key that closed it is not set, or the box is not the one last written. Whoever runs Gavel can put that key back; else withdraw the motion and vote again.',
  'secret-by-card': 'This vote is secret, and typed words stay in the chat: use the motion’s card.',
  'no-circulars':
    'This committee decides at its meetings alone; put it on the next agenda, or the chair changes the rule in the set-up.',
  'circular-sitting':
    '{ref} is in session: “motion: …” puts it to the meeting. All voters are asked between meetings.',
  'no-secret-circulars':
    'This committee votes in secret, which it does at its meetings; put it on the next agenda, or the chair changes the rule in the set-up.',
  'no-voters':
    'Nobody has a vote in this committee yet; the chair or the secretary can name the voters in the set-up.',
  'circular-open':
    'Those who have not answered can still change how motion {number} ends: it closes by itself once all have answered, or after the last day. “withdraw motion {number}” ends it without a result.',
  'voter-since':
    'Motion {number} is answered by those who had a vote when it was put to all voters; you have yours since.',
  'circular-over': 'Motion {number} takes no more answers; its card shows how it ended.',
  'not-a-voter':
    'Only people with a vote in this committee can answer: an alternate stands in at a meeting. The chair or the secretary gives votes.',
  'not-your-vote':
    'You can vote for yourself only; the secretary can record what somebody answered whom I do not reach.',
  'no-objection':
    'This committee’s rules let the voters decide without a meeting; you can vote against.',
  'majority-weaker':
    'A single motion can only ask for more of the votes than the rules of the committee do, such as “by two-thirds”; “rules” shows these.',
  'rule-unknown':
    '“{text}” is no rule that I know. Try “quorum 3”, “majority two-thirds”, “proxies allowed”, “secret votes always”; “set up” shows them all under More.',
  'rule-unclear':
    '“{text}” is no such rule. Try “half” for over half, a number, or a part such as “2/3”.',
} as const;
