import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Invalid } from '../../../src/errors.ts';
import { parseMinutes } from '../../../src/tools/replay/minutes-file.ts';

const w3c = `# Harbour Community Group: Weekly

* Date: 2026-03-04T14:00:00Z
* Call: https://meet.example/harbour

## Chair
* [Maya Lindqvist](https://maya.example/#me)

## Present
* [Maya Lindqvist](https://maya.example/#me)
* <a href="https://tom.example" rel="attendee">Tomás Okafor</a> (he/him) (Port Works) // Git:[@tom](https://x.example)
* elf Berg - eberg
* Ole Høst (late)
*
* name: text

## Regrets
* Lu Chen

---

## Announcements

### Scribes
* Tomás Okafor

## Review Action items
* ACTION: ✅ ML to count the buoys
* ACTION: TO to paint the shed
  * TO: not yet

## Topics

### Quay wall
URL: https://harbour.example/quay

* ML: We talked about this ACTION last week, and it was no ACTION.
* TO: PROPOSAL: repair the quay wall in May
* eB: +1

PROPOSAL: Repair the quay wall in June
* ML: +1
* eB: +0

RESOLUTION: Repair the quay wall in June

ACTION: TO, eB to ask for [three offers](https://offers.example/a_(b)).
 * ACTION: eB will check the \`tide\` tables

>ACTION: Quoted from the last meeting, ML.
/> ACTION: ML to quote

(outstanding: ACTION: ML to do more)

### Crane
PROPOSAL: Sell the crane
RESOLVED - no objection

ACTION: Measure the crane. ML.

ACTION: PQ to merge.
- **Action item**: Order paint
\`\`\`
ACTION: ML to be an example
\`\`\`

### Topic
PROPOSAL: text
RESOLUTION: text
ACTION: text
ACTION:

## Actions
- eB to do it all again
`;

const tables = `# All Pilots Meeting 41 Notes <!-- omit -->
### Meeting Date/Time: Thursday 2026/3/5 at 14:00 UTC
### Meeting Duration: 1 hr
### Moderator: Maya
### Notes: Ole Høst

# Contents
- [1. Tides](#1-tides)

# Summary

## Decisions Made

Decision Item | Description
-|-
**41.1** | Keep the pilots' boats **in** the old dock | 
**41.2** |Two reasons:
    - the first
    - the second |

41.3 | Sound the channel again, see [chart](https://chart.example)

## Actions Required

| Action Item | Description | Video ref |
| ----------- | ----------- | --------- |
| **41.1** | Tomás Okafor to sound the channel | [1:02](https://video.example) |
| **41.2** | | |
| 40.9 | Maya to bring the old chart |

**Maya**: Welcome. **ACTION** is a word that I like.

# 1. Tides [12:30](https://video.example)

**DECISION 41.3**: Sound the channel again
**ACTION 41.4:** Write to the lighthouse
**Action Item 41.5** Ask the divers (Tomás)
**ACTION 40.7**: Old business

## Decisions
- **41.1**-Keep the boats

# 2. Review previous decisions made and action items

## Actions
**ACTION 41.9**: Anything here is old

# Attendees
- Maya Lindqvist (Pilots)
- Tomás Okafor | Port Works

## Next Meeting Date/Time
Friday
`;

describe('tools/replay: a minutes file', () => {
  it('reads the head of W3C minutes', () => {
    const { entries: _, ...head } = parseMinutes(w3c);
    assert.deepEqual(head, {
      title: 'Harbour Community Group: Weekly',
      date: '2026-03-04T14:00:00.000Z',
      present: ['Maya Lindqvist', 'Tomás Okafor', 'elf Berg', 'Ole Høst'],
      regrets: ['Lu Chen'],
      people: ['Maya Lindqvist', 'Tomás Okafor', 'elf Berg', 'Ole Høst', 'Lu Chen'],
      chair: 'Maya Lindqvist',
      scribe: 'Tomás Okafor',
      headings: ['Quay wall', 'Crane'],
    });
  });

  it('takes what W3C minutes mark, and neither reviews nor quotations, code, templates or prose', () => {
    const shown = parseMinutes(w3c).entries.map(({ kind, text, owner = '-', heading = '-' }) =>
      [kind, text, owner, heading].join(' | '),
    );
    assert.deepEqual(shown, [
      'proposal | repair the quay wall in May | - | 0',
      'proposal | Repair the quay wall in June | - | 0',
      'decision | Repair the quay wall in June | - | 0',
      'action | TO, eB to ask for three offers. | Tomás Okafor | 0',
      'action | eB will check the tide tables | elf Berg | 0',
      'proposal | Sell the crane | - | 1',
      'decision | Sell the crane | - | 1',
      'action | Measure the crane. ML. | Maya Lindqvist | 1',
      'action | PQ to merge. | - | 1',
      'action | Order paint | - | 1',
    ]);
  });

  it('takes a bare list under "Actions" where nothing else is marked', () => {
    const { entries } = parseMinutes(
      '* Date: 2026-03-04T14:00:00Z\n## Action points:\n\n- [ ] eB to do it\n- \n',
    );
    assert.deepEqual(entries, [{ kind: 'action', text: 'eB to do it', line: 4 }]);
  });

  it('reads tables and numbered entries once each, and leaves those of other meetings', () => {
    const minutes = parseMinutes(tables);
    assert.deepEqual(
      minutes.entries.map(
        ({ kind, text, line, owner = '-' }) => `${line} ${kind} ${text} ${owner}`,
      ),
      [
        "16 decision Keep the pilots' boats in the old dock -",
        '17 decision Two reasons: - the first - the second -',
        '21 decision Sound the channel again, see chart -',
        '27 action Tomás Okafor to sound the channel Tomás Okafor',
        '36 action Write to the lighthouse -',
        '37 action Ask the divers (Tomás) Tomás Okafor',
      ],
    );
    assert.deepEqual(minutes.headings, ['Tides']);
    assert.deepEqual(minutes.present, ['Maya Lindqvist', 'Tomás Okafor']);
    assert.deepEqual([minutes.chair, minutes.scribe], ['Maya Lindqvist', 'Ole Høst']);
    assert.deepEqual(minutes.people, ['Maya Lindqvist', 'Tomás Okafor', 'Ole Høst']);
  });

  for (const [written, date] of [
    ['Friday, Dec 11th, 2026 14:00 UTC', '2026-12-11T14:00:00.000Z'],
    ['Friday 2 August 2026 at 6:00 UTC', '2026-08-02T06:00:00.000Z'],
    ['Thursday 2026/8/6 at 14:00 GMT', '2026-08-06T14:00:00.000Z'],
    ['Aug 15, 2026, 14:00-15:30 UTC', '2026-08-15T14:00:00.000Z'],
    ['Friday, 28 May 2026', '2026-05-28T12:00:00.000Z'],
  ] as const) {
    it(`reads the date "${written}"`, () => {
      assert.equal(parseMinutes(`# M\n### Meeting Date/Time: ${written}\n`).date, date);
    });
  }

  it('names who spoke where nobody noted who was there', () => {
    const { present } = parseMinutes(
      '# M\n**Meeting Date: May 1, 2026, 14:00 UTC**\n\n**Maya**\n* Hello\n**Tomás** (Port): Yes\n**Maya**: So\n',
    );
    assert.deepEqual(present, ['Maya', 'Tomás']);
  });

  it('refuses a file without a date', () => {
    assert.throws(() => parseMinutes('# Notes\nACTION: eB to do it\n'), Invalid);
  });

  it('survives any text, and every entry says something', () => {
    const piece = fc.constantFrom(
      '|',
      '**',
      'ACTION',
      'ACTION 1.2',
      ': ',
      '\n',
      '# ',
      '## Actions\n',
      'Decision Item | D\n',
      '1.1 | ',
      '> ',
      '- ',
      '```\n',
      '\r\n',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 });
    fc.assert(
      fc.property(text, (parts) => {
        const { entries } = parseMinutes(`* Date: 2026-03-04T14:00:00Z\n${parts.join('')}`);
        assert.ok(entries.every((entry) => /[\p{L}\p{N}]/u.test(entry.text) && entry.line > 0));
      }),
    );
  });
});
