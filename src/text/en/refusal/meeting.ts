/** Refusals of the agenda, the meeting, its attendance and what is recorded in it. */
export const meetingRefusals = {
  'no-meeting': 'No meeting is in session; the presiding person or the secretary can start one.',
  'no-meeting-planned': 'No meeting is planned; the chair or the secretary can plan one.',
  'meeting-in-session': 'Meeting {ref} is in session already; close it before starting another.',
  'meeting-adjourned':
    'Meeting {ref} is adjourned; the presiding person or the secretary can resume it.',
  'meeting-not-planned': 'Meeting {ref} is no longer a planned meeting.',
  'meeting-in-past': 'A meeting can only be planned for a time to come.',
  'meeting-to-close': 'Meeting {ref} has begun and cannot be cancelled; close it instead.',
  'meeting-cancelled': 'Meeting {ref} was cancelled.',
  'release-after-close': 'Owners are told after the meeting; close {ref} first.',
  'being-released': 'The actions of {ref} are being sent to their owners right now.',
  'already-released': 'The owners of {ref} were told already, and no further action is complete.',
  'agenda-done': 'Every item on the agenda has been taken.',
  'agenda-empty': 'No accepted item waits for the next meeting; add and accept one first.',
  'agenda-full':
    'An agenda holds at most {most} items; defer one, or propose this for the next meeting.',
  'not-on-agenda': 'That item is not on this agenda.',
  'item-not-waiting': 'That item has been dealt with or is not on this agenda.',
  'item-not-proposed': 'Only a proposed item can be accepted.',
  'item-settled': 'That item was taken or withdrawn already.',
  'item-not-consent': 'Only a consent item can be taken out for discussion.',
  'no-consent-items': 'No consent item waits in this meeting.',
  'no-such-item': 'The agenda has no item {number}; “agenda” shows the numbers.',
  'item-empty': 'What is the topic? Try “agenda add Budget 2027, 15 min, for decision”.',
  'standing-reserved':
    'What stands on every agenda is never reserved; add “{title}” to one agenda with “agenda add …, reserved”.',
  'paper-unclear': 'There is no link in “{text}”; write the title and then https://….',
  'meeting-not-near':
    '{ref} is planned for {date}. Say “start {ref}” to hold it now, or “start a new meeting” for one of its own.',
  'item-length': 'An item takes 1 to {most} minutes; divide a longer one, or leave the length out.',
  'papers-many': 'An item holds at most {most} papers; put them in one folder and link that.',
  'paper-link': 'A paper is a link that begins with https://; “{url}” is none.',
  'standing-many': 'At most {most} topics can stand on every agenda; leave one out.',
  'series-empty': 'No meeting comes of that: every such date has passed or is left out.',
  'series-planned':
    '{ref} of the recurring meeting is planned, and one is planned at a time: “move {ref} to …” gives it another time. One beside it begins, when the time has come, with “start a new meeting”.',
  'recurs-already':
    'Meetings recur already, {ref} being the next. “move {ref} to every Tuesday at 14:00” gives them all another rhythm, “move {ref} to Tuesday at 14:00” moves that one alone, “stop recurring” ends them.',
  'no-series': 'No meeting recurs; “plan meeting every second Thursday at 14:00” begins that.',
  'item-deferred': 'That item is deferred already.',
  'item-under-vote':
    'A vote on motion {number} is open under that item; whoever presides closes the vote first, or withdraws the motion.',
  'item-withheld':
    'That item is reserved, and not for you: whoever presides over it, or the secretary, can do that.',
  'item-puts-motion':
    'Motion {number} waits for a decision under that item; whoever presides withdraws the motion, and the item goes with it, or it waits for a later meeting: “next time”.',
  'item-ratifies-motion':
    'Motion {number} waits under that item to be ratified; at a meeting with a quorum whoever presides ratifies it, or records that it is not wanted: “reject motion {number}”.',
  'no-interest': 'They declared no interest in that item; please name the item as in “item 3”.',
  'interest-item':
    'No meeting is in session. In which item of the next agenda? Try “interest in item 2: …”.',
  'interest-stands':
    'An interest that was declared stands; the presiding person or the secretary corrects what was taken down by mistake.',
  'interest-minuted':
    '{number, select, none {{ref}} other {Motion {number}}} was agreed to while they stood aside, and the minutes tell why. If that was a mistake, whoever declared it takes it back first, within ten minutes (“undo {ref}”); for what is still to be ratified the next meeting can correct it.',
  'roll-time':
    'People come and leave while the meeting is in session, up to now, and come before they leave. At what time was it?',
  'roll-ballot':
    'They voted on motion {number}, so they were in the room for it. If they came or left, please give a time that fits; who was out and came back is recorded at once: “attendance: left Tom at 10:05; arrived Tom at 10:08”.',
  'roll-decided':
    'By that attendance {ref} was decided without a quorum, or with more votes than there were in the room. If so, whoever declared it takes it back first, within ten minutes (“undo {ref}”), and it is voted on again; after that, a later meeting can decide on it anew.',
  'left-uncome':
    'By the attendance they were not there. If they came, please record that first, as in “Priya arrived at 10:05”.',
  'alternate-own': 'Who stands in for whom is recorded by the presiding person or the secretary.',
  'no-alternates':
    'This committee’s rules know no alternates; the chair or the secretary can change them with “set up”.',
  'officer-presides':
    'The chair presides, or a deputy who is there; the secretary can record in the attendance that they are away.',
  'presided-by':
    'Only {place, select, chair {the chair} deputy {the deputy} secretary {the secretary} other {the person}}, who presides at the moment, {also, select, secretary {and the secretary } other {}}can do that.{unseen, select, actor { By the attendance you are not in the room: if you are, say “I am here”.} presiding { If they are not in the room, you can take the chair: say your name with it, as in “Tom presides”.} other {}}',
  'presides-not-over-own':
    'Only {place, select, chair {the chair} deputy {the deputy} secretary {the secretary} other {the person}}, who presides over this as you have an interest in it, {also, select, secretary {and the secretary } other {}}can do that.',
  'presides-absent':
    'Whoever presides must be in the room; the secretary can record in the attendance who has come.',
  alternate:
    'An alternate has no vote of their own and stands in for one absent voter whom nobody else replaces.',
  'no-proxies':
    'Under this committee’s rules nobody votes for somebody absent; the chair or the secretary can change that in the set-up.',
  'proxy-own':
    'You can let somebody vote for you; for others the presiding person or the secretary writes it down.',
  'proxy-over': '{ref} is over or cancelled; a proxy is for a meeting to come.',
  'proxy-present':
    'Whoever is in the room votes in person; the presiding person or the secretary can record that they have left.',
  'proxy-away':
    'They are away from that meeting too and could not cast the vote; name a voter who will be there.',
  'proxy-voters':
    'A proxy is given by one voter to another; the chair or the secretary gives votes.',
  'decides-own':
    'Whoever presides has declared an interest in this and does not decide on it; the deputy presides while it is taken, or the others vote on it: “motion: …”.',
  'decision-needs-meeting':
    'Outside a meeting nobody is assembled to agree; the chair can decide alone, or it goes on the next agenda.',
  'chairs-decision':
    'Outside a meeting only the chair or the deputy can decide, and the secretary can write it down for them.',
  'chairs-reason':
    'The next meeting is told why the chair decided alone: please give the reason, as in “chair’s decision: … because …”.',
  'nothing-to-undo': 'You have recorded nothing in this meeting that can be undone.',
  'undo-own': 'You can undo only what you recorded yourself; the secretary can edit it.',
  'undo-in-session':
    'Entries are taken back while their meeting is in session; until its minutes are circulated, the presiding person or the secretary can edit them.',
  'undo-by-name':
    '{ref}, the last that was recorded on your behalf, is older than ten minutes: “undo {ref}” still takes it back.',
  'undo-too-late':
    '{ref} is older than ten minutes; the presiding person or the secretary can still edit it.',
  'entry-moved-on': '{ref} was taken back, converted or sent to its owner already.',
  'already-that':
    'That is {to, select, note {a note} action {an action} decision {a decision} other {one}} already.',
  'convert-needs-meeting': 'Only what was recorded in a meeting can be converted.',
  'nothing-due': 'Nothing is due for {ref}.',
} as const;
