/** Why something was not shown. */
export const registerRefusals = {
  'not-a-member':
    'Only people with a role in {name} can read its records; its chair or secretary can give you one.',
  'search-empty': 'What should be searched for? Type “search” and a word or two.',
  'no-minutes-yet':
    'There are no minutes of {ref} yet: they are drafted when the meeting is closed.',
  correction: 'There is no correction {number} in these minutes.',
  'as-at-unclear':
    '“{text}” is not a day that has been. Say for example “actions as at 1 March 2026”.',
} as const;
