/**
 * What happened to a record, one sentence for each kind of event. A value that is not known reads `none`;
 * texts are shortened, people and dates are in words.
 */
export const history = {
  general: 'Changed',
  change: '{by}: {what}',
  reserved: 'a reserved item',
  reminder: 'Reminder planned',
  forGood: 'somebody resumes them',
  score: '{probability} × {impact}',
  field:
    '{field, select, owner {owner} due {date} reviewOn {review date} effectiveOn {date in force} rationale {reasons} options {what was considered} cause {cause} event {event} effect {effect} plan {what is done} party {other party} inherent {score at first} residual {score} target {score aimed at} proximity {proximity} response {response} category {kind of issue} priority {priority} other {{field}}}',

  'committee-created': 'Committee made: {name}',
  'committee-set-up': 'Set-up changed{name, select, none {} other {: {name}}}',
  'committee-seated': 'Roles changed',
  'person-joined':
    '{person} came: {role, select, chair {chair} deputy {deputy chair} secretary {secretary} member {member} attendee {attends, without a vote} other {observes}}',
  'person-left':
    '{person} left{role, select, none {} other {, and keeps the role until somebody else has it}}',
  'person-removed': '{person} was taken off the committee',
  'chases-paused': 'Reminders {until, select, none {resumed} other {paused until {until}}}',
  'chase-policy-set': 'Sponsor {sponsor, select, none {removed} other {named: {sponsor}}}',
  'legal-hold-placed': 'Legal hold: {why}',
  'legal-hold-lifted': 'Legal hold lifted',
  'retention-set':
    '{years, select, none {Records kept for ever} other {Words of finished records kept for {years, plural, one {# year} other {# years}}}}',
  'expiry-announced': 'Announced: the words of records finished before {before} go on {on}',
  'expiry-put-off': 'Nothing erased: legal hold',
  'expiry-none': 'Nothing more is old enough to be erased',
  'expiry-done': 'Words of records finished before {before} erased',
  'agenda-waiting': 'What waits for the next agenda changed',
  'motions-undecided': 'Motions that wait for a meeting changed',
  'decisions-to-report': 'Decisions to tell the next meeting of changed',
  'meeting-opened': 'Meeting {meeting} opened',
  'meeting-ended': 'Meeting {meeting} ended',

  'standing-cleared': 'Standing items removed',
  'standing-added': 'On every agenda: {title}',
  'series-set': 'Meetings recur, at {time}',
  'series-ended': 'Meetings no longer recur',
  'occurrence-planned': 'Meeting of {on} planned',

  'meeting-planned': 'Meeting planned{at, select, none {} other { for {at}}}',
  'meeting-prepared': 'Reminded of what is due before it, or after',
  'agenda-published': 'Agenda published',
  'meeting-started': 'Meeting started{presiding, select, none {} other {, {presiding} presiding}}',
  'raid-heard': 'Heard of {ref}',
  'decisions-reported': 'Told of the decisions since the last meeting',
  'earlier-minutes-approved': 'Minutes of {meeting} approved',
  'agenda-ordered': 'Agenda changed',
  'item-opened': '{item, select, none {Agenda finished} other {Next item opened: {item}}}',
  'item-settled': 'Item {item}: {outcome}',
  'item-unsettled': 'Item {item} is to be taken again',
  'time-up': 'Time of {item} is up',
  'meeting-adjourned': 'Meeting adjourned',
  'meeting-resumed': 'Meeting resumed',
  'meeting-closed': 'Meeting closed',
  'motions-left':
    '{since, select, none {Motions without a result deferred} other {More motions to defer}}',
  'meeting-cancelled': 'Meeting cancelled: {why}',
  'roll-recorded': 'Attendance recorded',
  'presiding-named': '{named} is to preside where neither chair nor deputy does',
  'quorum-corrected':
    'Roll corrected: opened with {present} present, {needed} needed{met, select, true {} other {, no quorum}}',
  'quorum-changed':
    '{met, select, true {Quorum there} other {No quorum}}: {present} present, {needed} needed',
  'proxy-appointed':
    '{holder, select, none {{person} votes in person or not at all} other {{person} lets {holder} cast the vote}}',
  'presiding-changed': '{presiding, select, none {Nobody presides} other {{presiding} presides}}',
  'interest-corrected': 'No interest of {person}: it was taken down by mistake',
  'interest-carried':
    '{person} keeps the interest declared before{text, select, none {} other {: {text}}}',
  'interest-declared': '{person} declared an interest{text, select, none {} other {: {text}}}',
  'release-put-off': 'Telling the owners put off to a working morning',
  'release-announced': 'Secretary told that the owners will hear of their actions',
  'pack-sent':
    '{late, select, true {No pack sent: the meeting’s time had come} other {Pack sent to those who run the meeting}}',
  'owners-told': 'Owners told of their actions',

  'item-proposed': 'Proposed: {title}',
  'item-edited': 'Reworded: {title}',
  'papers-cleared': 'Papers removed',
  'paper-added': 'Paper: {title}',
  'item-interest-declared': 'Interest of {person} noted: it follows the item',
  'item-interest-corrected': 'No interest of {person}: it was taken down by mistake',
  'item-pulled': 'Taken out of the consent items',
  'item-accepted': 'Accepted for the agenda',
  'item-scheduled': 'Put on the agenda of {meeting}',
  'item-taken': 'Taken',
  'item-reopened': 'To be taken again',
  'item-deferred': 'Deferred{why, select, none {} other {: {why}}}',
  'item-passed-over': 'Passed over once, as deferred',
  'item-withdrawn': 'Withdrawn{why, select, none {} other {: {why}}}',

  'note-added': 'Written: {text}',
  'note-edited': 'Reworded: {text}',
  'note-deleted': 'Deleted',
  'note-converted': 'Became {to}',

  'motion-proposed':
    '{mover, select, none {Put} other {Moved by {mover}}}{amends, select, none {} other { to amend {amends}}}: {text}{majority, select, none {} other { (majority: {majority})}}',
  'motion-reworded': 'Reworded by {mover}: “{before}” became “{text}”',
  'amendment-moved': 'Amendment moved: {amendment}',
  'amendment-settled':
    '{carried, select, true {Amended by {amendment}: “{before}” became “{text}”} other {Not amended by {amendment}}}',
  'motion-seconded': 'Seconded by {seconder}',
  'vote-opened':
    '{secret, select, none {Vote} other {Secret vote}} opened{closesAt, select, none {} other {, until {closesAt}}}{majority, select, none {} other { (majority: {majority})}}',
  'vote-timed':
    '{closesAt, select, none {No time any more at which the vote closes} other {Vote to close at {closesAt}}}',
  'vote-paused': 'The vote waits: the meeting is adjourned',
  'vote-resumed': 'The vote goes on{closesAt, select, none {} other {, until {closesAt}}}',
  'ballot-cast': '{person} voted',
  'ballot-withdrawn': 'Vote of {person} taken back, for an interest',
  'vote-ended': 'Vote over, with a tie',
  'vote-closed':
    'Vote closed: {status, select, carried {carried} lost {lost} other {carried without a quorum}}{decision, select, none {} other {, {decision}}}',
  'consensus-found':
    'Agreed by consensus, without a quorum{rationale, select, none {} other {: {rationale}}}',
  'result-undone': 'Result taken back{status, select, open {, the motion is open again} other {}}',
  'dissent-recorded':
    '{person} had it recorded: {choice, select, against {voted against} other {abstained}}',
  'motion-ratified': 'Ratified: {decision}',
  'ratification-refused': 'Not ratified',
  'ratification-undone': 'Ratification taken back',
  'circular-opened': 'Put to all voters, to answer until {last}',
  'voters-asked': 'Voters asked',
  'voters-reminded': 'Voters who had not answered reminded',
  'voter-unreached': '{person} was not reached',
  'voter-recused': '{person} declared an interest: {text}',
  'circular-lapsed': 'Undecided, as nobody was left to vote on it: it goes to a meeting',
  'circular-objected': '{person} asked for a discussion: {why}',
  'motion-deferred': 'Deferred: the meeting closed first',
  'motion-withdrawn': 'Withdrawn',

  'decision-recorded': 'Recorded: {text}',
  'decision-reworded': 'Reworded: {text}',
  'decision-edited':
    'Details changed{owner, select, none {} other {, owner {owner}}}{effectiveOn, select, none {} other {, effective {effectiveOn}}}{reviewOn, select, none {} other {, review on {reviewOn}}}{rationale, select, none {} other {; because: {rationale}}}{options, select, none {} other {; considered: {options}}}{cleared, select, none {} other {; without {cleared}}}',
  'decision-ended':
    '{how, select, superseded {Superseded} other {Rescinded}} by {to}{why, select, none {} other {: {why}}}',
  'decision-cited': '{how, select, superseded {Supersedes} other {Rescinds}} {to}',
  'decision-uncited': 'No longer ends {to}',
  'decision-reinstated': 'In force again: {to} no longer ends it',
  'decision-reviewed':
    'Reviewed: {outcome, select, confirmed {confirmed} agenda {on the next agenda} other {to be superseded}}{date, select, none {} other {, again on {date}}}{text, select, none {} other {: {text}}}',
  'decision-to-discuss': 'Put before the next meeting',
  'decision-linked': '{linked, select, true {Linked with {to}} other {No longer linked with {to}}}',
  'decision-withdrawn': '{to, select, none {Taken back} other {Became {to}}}',

  'raid-added': 'Recorded: {text}',
  'raid-edited':
    'Details changed{owner, select, none {} other {, owner {owner}}}{due, select, none {} other {, due {due}}}{reviewOn, select, none {} other {, review on {reviewOn}}}{nature, select, none {} other {, {nature}}}{inherent, select, none {} other {, at first {inherent}}}{residual, select, none {} other {, now {residual}}}{target, select, none {} other {, aimed at {target}}}{score, select, none {} other {, score {score}}}{proximity, select, none {} other {, proximity: {proximity}}}{response, select, none {} other {, response: {response}}}{category, select, none {} other {, {category}}}{priority, select, none {} other {, priority {priority}}}{direction, select, none {} in {, we wait for them} other {, they wait for us}}{party, select, none {} other {, other party {party}}}{text, select, none {} other {; text: {text}}}{cause, select, none {} other {; cause: {cause}}}{event, select, none {} other {; what may happen: {event}}}{effect, select, none {} other {; effect: {effect}}}{plan, select, none {} other {; what is done: {plan}}}{cleared, select, none {} other {; without {cleared}}}',
  'raid-reviewed':
    'Reviewed{score, select, none {} other {, score now {score}}}{date, select, none {} other {, again on {date}}}{text, select, none {} other {: {text}}}',
  'raid-occurred':
    '{status, select, occurred {Occurred} other {Failed}}, became {to}{text, select, none {} other {: {text}}}',
  'raid-reopened': 'Open again: the issue that it became was taken back',
  'raid-linked': '{linked, select, true {Linked with {to}} other {No longer linked with {to}}}',
  'raid-closed': 'Closed: {why}',
  'raid-withdrawn': '{to, select, none {Taken back} other {Became {to}}}',

  'action-added':
    'Recorded: {what}{owner, select, none {} other { · {owner}}}{due, select, none {} other { · {due}}}',
  'action-edited':
    'Edited{what, select, none {} other {: {what}}}{owner, select, none {} other {, owner {owner}}}{due, select, none {} other {, due {due}}}{cleared, select, none {} other {; without {cleared}}}',
  'action-rerecorded': 'Wording in the minutes changed{what, select, none {} other {: {what}}}',
  'action-assigned': 'Owner told',
  'action-accepted': 'Accepted',
  'action-declined': 'Declined: {why}',
  'action-progressed': 'Progress{text, select, none {} other {: {text}}}',
  'action-blocked': 'Stuck: {why}',
  'action-unblocked': 'No longer stuck',
  'date-proposed': 'New date asked for, {date}: {why}',
  'date-decided': '{date, select, none {The date stays} other {New date agreed: {date}}}',
  'handover-offered': 'Offered to {to}',
  'handover-accepted': 'Taken over by {to}',
  'handover-declined': 'Handover declined: {why}',
  'action-claimed': 'Marked done{evidence, select, none {} other {: {evidence}}}',
  'action-verified': 'Confirmed closed{selfVerified, select, true {, by its own owner} other {}}',
  'action-reopened': 'Reopened: {why}',
  'action-cancelled': 'Cancelled: {why}',
  'action-orphaned': 'Its owner has left',
  'action-linked': '{linked, select, true {Linked with {to}} other {No longer linked with {to}}}',
  'action-withdrawn': '{to, select, none {Taken back} other {Became {to}}}',
  'chase-planned':
    '{person, select, none {Reminder due: {step}} other {Reminder to {person}{plannedFor, select, none {} other { planned for {plannedFor}}}: {step}}}',

  'minutes-drafted': 'Minutes drafted',
  'minutes-shown': 'Draft shown to {to}',
  'minutes-circulated':
    'Minutes circulated{correctionsUntil, select, none {} other {, corrections until {correctionsUntil}}}',
  'minutes-confirmed': 'Minutes confirmed',
  'correction-proposed': 'Correction {number} proposed{text, select, none {} other {: {text}}}',
  'correction-decided':
    'Correction {number} {accepted, select, true {accepted} other {{withdrawn, select, true {withdrawn} other {refused}}}}{reason, select, none {} other {: {reason}}}',
  'minutes-ready-told': 'Time for corrections over; whoever approves was told',
  'minutes-approved':
    'Minutes approved and sealed{acting, select, true { by the acting secretary} other {}}{early, select, true {, before the time for corrections was over} other {}}',
  'addendum-added': 'Addendum: {text}',
} as const;
