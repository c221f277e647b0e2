/** Why something was not shown, or a register not changed. */
export const registerRefusals = {
  'not-a-member':
    'Only people with a role in {name} can read its records; its chair or secretary can give you one.',
  'pack-for-officers':
    'The pack is for the chair, deputies and the secretary, who run the meeting; “agenda” and “status” are for everybody.',
  'search-empty': 'What should be searched for? Type “search” and a word or two.',
  'no-minutes-yet':
    'There are no minutes of {ref} yet: they are drafted when the meeting is closed.',
  'decision-superseded': '{ref} was superseded by {by}; act on that one instead.',
  'decision-rescinded': '{ref} was rescinded by {by}; a new decision can be recorded instead.',
  'worded-by-vote':
    '{ref} stands as it was voted on; a later decision can supersede it with other words.',
  'decision-reported':
    '{ref} stands as the committee was told of it; a later decision can supersede it with other words.',
  'too-many-links': 'A decision holds at most {most} linked records.',
  'not-linkable':
    '{ref} is no action and no risk, issue, assumption or dependency of this committee.',
  'cite-decision':
    '{ref} ends only by a later decision: record that one first, then name it, as in “supersede D-3 by D-7”.',
  'cites-itself': '{ref} cannot end by itself; name the later decision.',
  'cites-ended': '{by} is no longer in force itself; name {next}, which took its place.',
  'cites-earlier': '{by} was taken before {ref}; only a later decision can end it.',
  'cites-chair':
    '{by} is the chair’s decision, and what the committee decided ends only by the committee: put it to a meeting as a motion.',
  'on-agenda-already': '{ref} is before the next meeting already. “agenda” shows where it stands.',
  'next-agenda-full':
    'The next agenda is full; the chair or the secretary can take an item off it first.',
  'raid-became': '{ref} lives on as {became}; act on that one instead.',
  'raid-field':
    '{kind, select, risk {A risk} issue {An issue} assumption {An assumption} other {A dependency}} such as {ref} has no {scored, select, true {score{kind, select, issue {: “details {ref} priority high” says how pressing it is} other {}}} other {such detail ({field, select, due {by} reviewOn {review} other {{field}}})}}.',
  'score-half': 'A score is a probability and an impact: choose both, or neither.',
  'review-unclear':
    'How did the review of {ref} end? Try “review {ref} confirmed until 1 March”, “review {ref} agenda” or “review {ref} supersede”.',
  'detail-unclear':
    '“{name}” is no detail that I can change. Try {known}; several with “;” between.',
  'detail-choice': '{name} is one of: {options}.',
  'score-unclear': 'Probability and impact are numbers from 1 to 5, as in “3x4”.',
  'target-above':
    'The score aimed at ({target}) is worse than that of {ref} at first ({inherent}); what is done about a threat is to lower it.',
  'response-unfit':
    'That response answers {nature, select, opportunity {a threat, and this is an opportunity: try exploit or enhance} other {an opportunity, and this is a threat: try avoid or reduce}}.',
  'cannot-become':
    '{ref} is {kind, select, risk {a risk: it can occur} assumption {an assumption: it can fail} issue {an issue already: it can be closed} other {a dependency: it can be closed}}.',
  'outcome-unfit':
    '{kind, select, risk {A risk ends as mitigated, expired or accepted.} assumption {An assumption ends as validated or not needed.} issue {An issue ends as resolved, rejected or accepted.} other {A dependency ends as met or not needed.}} ({ref})',
  'export-withheld':
    'You declared an interest in a reserved item, which the journal holds as well; another officer can export it.',
  correction:
    'There is no correction {number} to these minutes; their card lists those that are open.',
  'as-at-unclear':
    '“{text}” is not a day that has been. Say for example “actions as at 1 March 2026”.',
} as const;
