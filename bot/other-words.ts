import { MOTION_WORDS } from './motion/other-words.ts';

const REF = String.raw`(?<ref>[adr]-\d{1,9})`;
const BE = String.raw`(?:(?:is|was|has\s+been|are)\s+)?(?:now\s+)?`;
const MEETING = String.raw`(?:the\s+|a\s+|our\s+)?meeting`;
const RECORDS = 'note|decision|action|motion|risk|issue|assumption|dependency|circular';

/**
 * Other words, with an example where they are many, and the command that they come to; the first that fits is
 * taken.
 */
export const OTHER_WORDS: readonly (readonly [pattern: string, command: string])[] = [
  // Records: a dash for the colon, and the markers that minutes use.
  // “note – the crane is old”
  [String.raw`(?<kind>${RECORDS})\s*[–—-]\s+(?<rest>\S.*)`, '$<kind>: $<rest>'],
  // “add a risk: fog”, “record an action Priya to paint”
  [
    String.raw`(?:new|add(?:\s+an?)?|record(?:\s+an?)?)\s+(?<kind>${RECORDS})\s*:?\s+(?<rest>\S.*)`,
    '$<kind>: $<rest>',
  ],
  [String.raw`(?:action\s+item|to\s?-?do|task|ai|ap)\s*:\s*(?<rest>\S.*)`, 'action: $<rest>'],
  // “action Priya to circulate the budget”
  [String.raw`action\s+(?<rest>\S.*\sto\s.+)`, 'action: $<rest>'],
  // “agreed: buy a boat”
  [
    String.raw`(?:decided|agreed|resolved|resolution|decisions)\s*:\s*(?<rest>\S.*)`,
    'decision: $<rest>',
  ],
  [String.raw`(?:minute|notes)\s*:\s*(?<rest>\S.*)`, 'note: $<rest>'],
  // “please note my dissent on motion 2”, “record the dissent of Tom from D-4”
  [
    String.raw`(?:note|minute|record)\s+(?:(?:that\s+i|my)\s+dissent|(?:the\s+)?dissent(?<of>\s+of\s[^:,\d]{1,100}?))(?<rest>(?:\s+(?:(?:on|from|to)\s+)?(?:(?:the\s+)?motion\b|d-?\d|#?\d).*)?)`,
    'dissent$<of>$<rest>',
  ],
  // “note that the crane is old”
  [String.raw`note\s+(?:that\s+)?(?<rest>\S+\s+\S+\s+\S.*)`, 'note: $<rest>'],
  [String.raw`risks\s*:\s*(?<rest>\S.*)`, 'risk: $<rest>'],
  [String.raw`issues\s*:\s*(?<rest>\S.*)`, 'issue: $<rest>'],
  // The agenda.
  // “add agenda item: Roof”, “agenda: Roof”
  [
    String.raw`(?:add\s+(?:an?\s+)?(?:agenda\s+)?item|add\s+to\s+(?:the\s+)?agenda|agenda\s+item|agenda\s*:(?:\s*add)?)\s*:?\s+(?<rest>\S.*)`,
    'agenda add $<rest>',
  ],
  // “put Roof on the agenda”
  [String.raw`(?:add|put)\s+(?<rest>\S.*?)\s+(?:to|on)\s+(?:the\s+)?agenda`, 'agenda add $<rest>'],
  ['publish', 'publish agenda'],
  // Meetings.
  // “schedule a meeting for Friday 11am”, “next meeting at noon”
  [
    String.raw`(?:schedule|arrange|book|organi[sz]e|new|next)\s+(?:a\s+|the\s+|our\s+|next\s+)*meeting\s+(?<rest>.*\d.*|.*noon.*)`,
    'plan meeting $<rest>',
  ],
  // “when do we meet”, “next meeting”
  [
    String.raw`(?:when\s+(?:is|do\s+we|are\s+we).*meet.*|next\s+meeting|(?:what\s+is\s+)?(?:the\s+)?next\s+date)`,
    'status',
  ],
  // “call the meeting to order”
  [String.raw`(?:begin|open|commence|call)\s+${MEETING}(?:\s+to\s+order)?`, 'start meeting'],
  [String.raw`(?:end|finish|stop|conclude)\s+${MEETING}`, 'close meeting'],
  // “take a break”
  [String.raw`(?:pause|suspend|adjourn)(?:\s+${MEETING})?|(?:take\s+a\s+)?break`, 'adjourn'],
  [String.raw`(?:continue|reconvene|resume)(?:\s+${MEETING})?`, 'resume'],
  [String.raw`next\s+(?:one|topic|agenda\s+item)`, 'next'],
  // “move the meeting to Friday 11am”
  [
    String.raw`(?:move|reschedule|shift)\s+(?:the\s+|our\s+)?(?:next\s+)?meeting\s+(?:to|for|on)\s+(?<rest>\S.*)`,
    'plan meeting $<rest>',
  ],
  [String.raw`cancel\s+(?:the\s+|our\s+)?next\s+meeting(?<rest>.*)`, 'cancel meeting$<rest>'],
  ...MOTION_WORDS,
  // Attendance.
  [String.raw`roll\s+call|attendance\s+list|who\s+is\s+(?:here|present)`, 'attendance'],
  // “I’m present”, “here”
  [String.raw`(?:i\s+am\s+|i['’]m\s+)?(?:here|present|in\s+attendance)`, 'I am here'],
  // “my apologies for M-2”, “apologies”
  [
    String.raw`(?:my\s+)?(?:apologies|regrets)(?:\s+(?:for|from)\s+(?:(?:the\s+)?(?:next\s+)?meeting|(?<ref>m-\d{1,9})))?`,
    'attendance $<ref>: apologies me',
  ],
  // “apologies from Priya”
  [
    String.raw`(?:apologies|regrets)\s*(?::|from|for)?\s+(?<rest>\S.*)`,
    'attendance: apologies $<rest>',
  ],
  // “Priya sends her apologies”, “Tom can’t make it”
  [
    String.raw`(?<rest>\S.*?)\s+(?:(?:sends?|sent|gives?|gave)\s+(?:(?:his|her|their|my)\s+)?(?:apologies|regrets)|(?:is|are|has\s+been)\s+excused|can(?:not|['’]t)\s+(?:come|attend|make\s+it))`,
    'attendance: apologies $<rest>',
  ],
  // “Priya is not here”
  [
    String.raw`(?<rest>\S.*?)\s+(?:is|are)\s+(?:absent|missing|not\s+(?:here|present))`,
    'attendance: absent $<rest>',
  ],
  // “Priya and Tom are present”
  [String.raw`(?<rest>\S.*?)\s+(?:is|are)\s+(?:present|in\s+attendance)`, 'attendance: $<rest>'],
  [String.raw`undo\s+(?:that|it|this|last(?:\s+(?:one|entry))?)`, 'undo'],
  // Minutes and registers.
  // “approve minutes of meeting 4”, “minutes m4”
  [
    String.raw`(?<verb>circulate\s+|approve\s+|confirm\s+)?minutes\s+(?:of\s+|for\s+)?(?:meeting\s+)?m?\s?-?0*(?<number>\d{1,9})`,
    '$<verb>minutes M-$<number>',
  ],
  // “confirm M-4”
  [
    String.raw`(?<verb>circulate|approve|confirm)\s+(?:meeting\s+)?(?<ref>m-\d{1,9})`,
    '$<verb> minutes $<ref>',
  ],
  ['draft\\s+minutes|minutes\\s+draft', 'minutes'],
  // “my tasks”, “what do I have to do”
  [
    String.raw`my\s+(?:open\s+)?(?:action|tasks?|to\s?-?dos?|items?)(?:\s+list)?|what\s+(?:do|must|should)\s+i\s+(?:have\s+to\s+)?do`,
    'my actions',
  ],
  // “action list”, “open tasks”, “to-dos”
  [
    String.raw`(?:open\s+)?(?:actions?|tasks?)(?:\s+(?:items?|list|log|register))?|(?:open\s+)?(?:tasks|to\s?-?dos)`,
    'actions',
  ],
  [String.raw`decisions?(?:\s+(?:list|log|register))?`, 'decisions'],
  // “risk log”
  [String.raw`(?<kind>risk|issue|motion|assumption)s?(?:\s+(?:list|log|register))?`, '$<kind>s'],
  [String.raw`raid\s+(?:log|list|register)`, 'raid'],
  ['committee', 'committees'],
  [String.raw`(?:search|find|look)\s*(?::|for)\s*(?<rest>\S.*)`, 'search $<rest>'],
  [String.raw`(?:the\s+)?(?:voting\s+)?majority`, 'rules'],
  [String.raw`(?:are\s+we|is\s+(?:the\s+)?meeting)\s+quorate|is\s+there\s+a\s+quorum`, 'quorum'],
  // “who is the secretary”
  [
    String.raw`who\s+(?:chairs|votes|is\s+(?:the\s+)?(?:chair|deputy|secretary|(?:a\s+)?member))`,
    'members',
  ],
  // “appoint Lee as vice-chair”
  [
    String.raw`(?:appoint|name)\s+(?<rest>\S.*?)(?:\s+as)?\s+(?<role>(?:the\s+)?(?:(?:vice[\s-]+)?chair|deputy(?:\s+chair)?|secretary|member|attendee|observer))`,
    'make $<rest> $<role>',
  ],
  [String.raw`verify\s+(?:the\s+)?(?:history|journal|records)`, 'verify'],
  // “I have a conflict of interest in item 3: my firm bids”
  [
    String.raw`(?:i\s+have\s+)?(?:an?\s+)?(?:conflict\s+of\s+)?interest(?<item>\s+in\s+(?:item\s+)?\d{1,3})?\s*:\s*(?<rest>\S.*)`,
    'interest$<item>: $<rest>',
  ],
  // “defer 3 because of the rain”
  [
    String.raw`(?<verb>defer|withdraw|pull)\s+(?:agenda\s+)?(?:item\s+)?(?<number>\d{1,3})(?<rest>\s.*)?`,
    '$<verb> item $<number>$<rest>',
  ],
  // “remove item 3 from the agenda because of the rain”
  [
    String.raw`(?:remove|delete|drop|strike)\s+(?:agenda\s+)?(?:item\s+)?(?<number>\d{1,3})(?:\s+(?:from|off)\s+(?:the\s+)?agenda)?(?<rest>\s.*)?`,
    'withdraw item $<number>$<rest>',
  ],
  // One record, before or after what is said of it.
  [String.raw`${REF}\s+history`, 'history $<ref>'],
  // “rate R-3 at 3x4”
  [String.raw`(?:score|rate)\s+${REF}\s*(?:at|as|:)?\s+(?<rest>\d.*)`, 'review $<ref> $<rest>'],
  // “R-3 is now 3x4”
  [
    String.raw`${REF}\s*:?\s+(?:score\s+|is\s+|now\s+)*(?<rest>\d\s*(?:[x×*,/]|by)\s*\d.*)`,
    'review $<ref> $<rest>',
  ],
  // “R-3 owner Tom”
  [
    String.raw`${REF}\s*:?\s+(?<rest>(?:owner|review|because|cause|effect|response|plan|rationale)\b.*)`,
    'details $<ref> $<rest>',
  ],
  // “R-3 has happened: the crane fell”
  [
    String.raw`${REF}\s+(?:has\s+)?(?:happened|materiali[sz]ed)(?<rest>.*)`,
    '$<ref> occurred$<rest>',
  ],
  // “D-3 is replaced by D-7”
  [
    String.raw`${REF}\s+${BE}(?:superseded|replaced)\s+(?<rest>(?:by|with)\s.*)`,
    'supersede $<ref> $<rest>',
  ],
  [
    String.raw`convert\s+(?<ref>[adn]-\d{1,9})\s+(?:in)?to\s+(?<rest>.*)`,
    'convert $<ref> to $<rest>',
  ],
  // “mark A-12 as done”
  [String.raw`(?:mark|set)\s+${REF}\s+(?:as\s+|to\s+)?(?<rest>\S.*)`, '$<ref> $<rest>'],
  // “finished with A-12 yesterday”
  [
    String.raw`(?<how>done|finished|completed?)\s*(?::|with)?\s+${REF}(?<rest>.*)`,
    'done $<ref>$<rest>',
  ],
  [String.raw`(?:accepted|take|i\s+take)\s+${REF}`, 'accept $<ref>'],
  [String.raw`(?:declined|reject(?:ed)?|refuse)\s+${REF}(?<rest>.*)`, 'decline $<ref>$<rest>'],
  // “stuck on A-12: no paint”
  [String.raw`(?:stuck|blocked|block)\s+(?:on|with)\s+${REF}(?<rest>.*)`, 'blocked $<ref>$<rest>'],
  // “update on A-12: half of it”
  [String.raw`(?:progress|update)\s+(?:on\s+)?${REF}(?<rest>.*)`, 'progress $<ref>$<rest>'],
  // “push A-12 back to Friday”, “extend A-12 until June”
  [
    String.raw`(?:postpone|extend|push|delay|reschedule|defer)\s+${REF}(?:\s+back)?(?:\s+(?:to|until|till))?\s+(?<rest>\S.*)`,
    'move $<ref> to $<rest>',
  ],
  // “hand A-12 over to Tom”
  [
    String.raw`(?:re-?assign|assign|hand(?:\s+over)?|transfer|pass)\s+${REF}\s+(?:over\s+)?(?:to\s+)?(?<rest>\S.*)`,
    'give $<ref> to $<rest>',
  ],
  // “A-12 is done: see the folder”
  [
    String.raw`${REF}\s*[:,–—-]?\s+${BE}(?:done|finished|completed?)(?<rest>(?:[\s:,–—-].*)?)`,
    'done $<ref>$<rest>',
  ],
  // “A-12 is stuck because of the rain”
  [
    String.raw`${REF}\s*[:,–—-]?\s+${BE}(?:blocked|stuck)(?:\s+because(?:\s+of)?)?(?<rest>(?:[\s:,–—-].*)?)`,
    'blocked $<ref>$<rest>',
  ],
  // “A-12 declined, no time”
  [
    String.raw`${REF}\s*[:,–—-]?\s+${BE}(?:declined?|rejected)(?:\s+because)?(?<rest>(?:[\s:,–—-].*)?)`,
    'decline $<ref>$<rest>',
  ],
  // “A-12 accepted”, “A-12: close”
  [
    String.raw`${REF}\s*[:,–—-]?\s+${BE}(?<verb>accept|unblock|reopen|close)(?:e?d)?(?<rest>(?:[\s:,–—-].*)?)`,
    '$<verb> $<ref>$<rest>',
  ],
  // “A-12 update: half of it”
  [
    String.raw`${REF}\s*[:,–—-]?\s+(?:progress|update)(?<rest>[\s:,–—-].*)`,
    'progress $<ref>$<rest>',
  ],
  // “A-12 to Friday because of the rain”
  [
    String.raw`${REF}\s+(?:is\s+)?(?:due|to|until)\s+(?<rest>.*\sbecause\s.*)`,
    'move $<ref> to $<rest>',
  ],
  // Oneself.
  // “I’ll be out of office until Friday”, “on leave until Monday”
  [
    String.raw`(?:i(?:\s+am|['’]m|\s+will\s+be|['’]ll\s+be)\s+)?(?:away|out(?:\s+of\s+(?:the\s+)?office)?|ooo|on\s+(?:holiday|vacation|leave)|absent)\s+(?<rest>\S.*)`,
    'away $<rest>',
  ],
  [String.raw`i(?:\s+am|['’]m)\s+away`, 'away'],
  // “time zone: Berlin”
  [String.raw`(?:my\s+)?time\s?-?zone\s*(?:is|=|:)?\s+(?<rest>\S.*)`, 'my time zone $<rest>'],
  // “stop sending me reminders”, “no more messages”
  [
    String.raw`unsubscribe|(?:stop|no)(?:\s+(?:more|sending|the|me))*\s+(?:reminders|messages)`,
    'opt out',
  ],
  // “send me reminders again”
  [
    String.raw`(?:opt\s+back\s+in|subscribe|(?:send|start)(?:\s+me)?\s+reminders)(?:\s+again)?`,
    'opt in',
  ],
];
