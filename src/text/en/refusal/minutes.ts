/** Refusals of minutes: what cannot be changed any more, and what to do instead. */
export const minutesRefusals = {
  'minutes-draft': 'The minutes of {ref} are still a draft; the secretary can circulate them.',
  'minutes-open':
    '{ref} was held and stays so. Its minutes are a draft: the presiding person or the secretary edits them under “minutes {ref}”.',
  'minutes-circulated':
    'The minutes of {ref} are circulated; propose a correction (“correct {ref}: …”, of the roll “correct {ref} attendance: …”), and the secretary or the presiding person decides on it.',
  'minutes-sealed':
    'The minutes of {ref} are approved and sealed, nobody can change them; the secretary can add an addendum: “addendum {ref}: …”.',
  'not-approved-yet':
    'An addendum follows approved minutes; those of {ref} can still be edited or corrected.',
  'addendum-where':
    'Part of the minutes of {ref} is reserved. “addendum {ref} item {number}: …” adds to that part, “addendum {ref} for all: …” to what everybody reads.',
  'nobody-presided': 'Nobody presided over {ref}, so there is no chair to show the minutes to.',
  'already-confirmed': 'You have confirmed these minutes already.',
  'corrections-over':
    'Corrections were open until {until}; ask the secretary to raise it when they are approved.',
  'not-in-minutes': 'That entry is not part of the minutes of {ref}.',
  'corrects-vote':
    '{ref} stands as it was voted on. Correct the minutes in general where they tell of it wrongly; what is to hold instead takes a later decision, by which the presiding person or the secretary supersedes {ref}.',
  'correction-decided': 'Correction {number} was decided already.',
  'refusing-corrections': 'Only the presiding person can refuse a correction; you can accept it.',
  'corrections-open':
    '{open, plural, one {A correction is} other {# corrections are}} still open; the secretary or the presiding person decides on {open, plural, one {it} other {them}} first.',
  'next-meeting-approves':
    'By the rule of this committee the next meeting approves the minutes, while it is in session.',
  'approving-quorum':
    'By the rule of this committee a meeting approves the minutes, and {ref} has no quorum at the moment: it can once there is one, or a later meeting does.',
} as const;
