import assert from 'node:assert/strict';
import { form, personInput, textInput } from '../../../cards/inputs.ts';
import {
  bytesOf,
  card,
  CARD_BYTES,
  cut,
  line,
  paged,
  prose,
  row,
  title,
} from '../../../cards/kit.ts';
import { place } from '../../helpers/sample-views.ts';

describe('a card', () => {
  it('says its sentence to screens without cards and to screen readers', () => {
    const shown = card('A-12 <at>\n done', [title('x')]);
    assert.equal(shown.fallbackText, 'A-12 <at> done');
    assert.equal(shown.speak, shown.fallbackText);
  });

  it('that is too large loses its longest parts, keeps its title, and says so', () => {
    const body = [
      title('Title'),
      ...Array.from({ length: 9 }, (_, n) => line(`${n}`.repeat(5000 - n), { max: 5000 })),
      line('short'),
    ];
    const shown = card('Title', body);
    const texts = shown.body.map(({ text }) => text);
    assert.ok(bytesOf(shown) <= CARD_BYTES);
    assert.equal(texts[0], 'Title');
    assert.deepEqual(texts.slice(-2), ['short', 'Shortened to fit.']);
    assert.equal(texts.length, 3 + 5);
  });

  it('has at most six buttons', () => {
    const buttons = Array.from({ length: 9 }, () => ({ type: 'Action.Submit' }));
    assert.equal(card('x', [], buttons).actions?.length, 6);
  });
});

describe('lists', () => {
  it('count what they leave out', () => {
    const names = cut(['a', 'b', 'c', 'd'], 2, (name) => line(name)).map(({ text }) => text);
    assert.deepEqual(names, ['a', 'b', '+2 more']);
    assert.equal(cut(['a', 'b'], 2, (name) => line(name)).length, 2);
  });

  it('fill pages in order and never cut an element', () => {
    const elements = Array.from({ length: 10 }, (_, n) => line(`${n}`.repeat(100)));
    const pages = paged(elements, 400);
    assert.deepEqual(pages.flat(), elements);
    assert.ok(pages.length > 2);
    assert.deepEqual(paged([line('x'.repeat(500))], 10).length, 1);
    assert.deepEqual(paged([], 10), [[]]);
  });

  it('show that a row opens something', () => {
    assert.equal(row('a').type, 'Container');
    const open = { type: 'Action.Execute' };
    assert.deepEqual(row('a', 'b', open)['selectAction'], open);
  });
});

describe('longer texts', () => {
  it('keep their paragraphs, each one literally', () => {
    assert.equal(
      prose('# One\r\n\n\n- two *x*\n1. three', 100)['text'],
      '\\# One\n\n\\- two \\*x\\*\n\n1\\. three',
    );
  });
});

describe('inputs', () => {
  it('say what is missing', () => {
    const input = textInput('what', 'What is to be done?', { required: true });
    assert.equal(input['isRequired'], true);
    assert.equal(input['errorMessage'], 'Please fill in: What is to be done?');
  });

  it('let people be chosen from the list and by search, those chosen first', () => {
    const people = Array.from({ length: 300 }, (_, n) => ({ id: `p${n}`, name: `Member ${n}` }));
    const input = personInput('owner', 'Who?', people, { chosen: ['p299'], many: true });
    const choices = input['choices'] as { value: string }[];
    assert.equal(choices[0]?.value, 'p299');
    assert.ok(choices.length < 300 && bytesOf(choices) < 5000);
    assert.equal(input['value'], 'p299');
    assert.deepEqual(input['choices.data'], {
      type: 'Data.Query',
      dataset: 'graph.microsoft.com/users?scope=currentContext',
    });
  });

  it('do not choose somebody who is not in the list', () => {
    const input = personInput('owner', 'Who?', [{ id: 'p1', name: 'Ana' }], { chosen: ['gone'] });
    assert.equal(input['value'], undefined);
  });

  it('do not take for emptied what did not fit the card', () => {
    const long = (id: string) => textInput(id, id, { max: 10_000, value: '議'.repeat(9_000) });
    const { card: shown } = form({
      title: 'Details',
      inputs: [long('first'), long('second')],
      send: 'Save',
      verb: 'decision.edit',
      edits: true,
      place,
      subject: {},
    });
    const there = shown.body.map(({ id }) => id).filter((id) => id !== undefined);
    assert.equal(there.length, 1);
    const data = shown.actions?.[0]?.['data'] as Readonly<Record<string, unknown>>;
    assert.equal(data['began'], there[0]);
  });

  it('end in one submit with the verb', () => {
    const dialog = form({
      title: 'Plan',
      inputs: [],
      send: 'Plan it',
      verb: 'meeting.plan',
      place,
      subject: { id: 'M-5', version: 1 },
    });
    assert.deepEqual(dialog.card.actions, [
      {
        type: 'Action.Submit',
        title: 'Plan it',
        style: 'positive',
        data: { verb: 'meeting.plan', committee: 'c-harbour', id: 'M-5', version: 1 },
      },
    ]);
  });
});
