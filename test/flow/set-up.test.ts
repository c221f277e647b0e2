import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { inputsOf } from '../../src/rehearsal/card.ts';
import type { CommitteeShape, JournalShape, ListShape, Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

describe('rules and templates', () => {
  let stage: Stage;
  let channel: Conversation;
  let maya: Person;
  let ana: Person;
  let tom: Person;

  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, channel, words);
    return readingOf(await stage.lastPublic(channel, who));
  };
  const change = async () => {
    await said(maya, 'members');
    const offered = await stage.offering(maya, channel, 'Change');
    const { dialog } = await stage.room.press(maya.id, offered, 'Change');
    assert.ok(dialog);
    return dialog;
  };
  const valueOf = (card: Parameters<typeof inputsOf>[0], id: string): unknown =>
    inputsOf(card).find((input) => input['id'] === id)?.['value'];

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    [maya, ana, tom] = ['Maya Lindqvist', 'Ana Costa', 'Tom Field'].map((name) =>
      stage.person(name),
    ) as [Person, Person, Person];
    channel = stage.room.addChannel('Harbour Board', [maya.id, ana.id, tom.id]);
    await stage.room.install(channel.id, maya.id);
    const asked = async () => {
      const offered = await stage.offering(maya, channel, 'Change');
      const { dialog } = await stage.room.press(maya.id, offered, 'Change');
      assert.ok(dialog);
      return dialog;
    };
    await stage.room.submitDialog(await asked());
    const lacking = readingOf(await stage.lastPublic(channel, maya));
    assert.match(lacking, /It has no chair and no voters yet: “set up” names them\.$/u);
    const seats = { chair: 'Ana Costa', voters: 'Ana Costa,Tom Field' };
    await stage.room.submitDialog(await asked(), seats);
  });
  after(() => stage.close());

  it('says the rules in plain English, in short and in full', async () => {
    const short =
      'Quorum: 2 of 2 voters. A motion is carried by more votes for than against. A tie is lost.';
    assert.ok((await said(maya, 'members')).includes(short));
    assert.ok((await said(maya, 'status')).includes(short));
    assert.match(await said(maya, 'rules'), /confirmed by the presiding person or the secretary/u);
    await stage.say(maya, channel, 'chase policy');
    assert.match(readingOf(await stage.lastPrivate(maya)), /confirmed by the presiding person/u);
  });

  it('writes nothing where a button comes back without its answers', async () => {
    await stage.say(maya, channel, 'action: Tom to paint by 4 December');
    const { id } = await stage.committee(maya);
    const entries = async () =>
      (await stage.api<ListShape<JournalShape>>(maya, `/committees/${id}/journal`)).body.items
        .length;
    const press = async (verb: string, inputs: Record<string, string>): Promise<string> => {
      const data = {
        verb,
        committee: id,
        id: verb === 'action.edit' ? 'A-1' : 'committee',
        ...inputs,
      };
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const name = 'adaptiveCard/action';
      const sent = stage.make(maya, channel, { type: 'invoke', name, value });
      return JSON.stringify((await stage.room.deliver(sent)).body);
    };
    const before = await entries();
    for (const [verb, field] of [
      ['chase.policy', 'sponsor'],
      ['chase.pause', 'until'],
      ['action.edit', 'what'],
      ['committee.setup', 'chair'],
    ] as const)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.ok((await press(verb, {})).includes(`(${field}). Nothing was changed`), verb);
    const past = await press('chase.pause', { until: '2020-01-03' });
    assert.match(past, /has passed already: Fri 3 Jan 2020/u);
    await press('chase.pause', { until: '' });
    assert.equal(await entries(), before);
    await press('chase.policy', { sponsor: tom.aadObjectId });
    await press('chase.pause', { until: '2026-12-24' });
    await press('action.edit', { due: '2026-12-11' });
    assert.equal(await entries(), before + 3);
  });

  it('names and takes away the sponsor on the card of the reminders', async () => {
    await stage.say(maya, stage.room.personal(maya.id), 'chase policy');
    const { id } = (await stage.lastPrivate(maya)).message;
    const policy = async () => readingOf(await stage.room.see(maya.id, id));
    assert.match(await policy(), /the next agenda, and Tom Field/u);
    const { dialog } = await stage.room.press(maya.id, id, 'Sponsor');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { sponsor: '' });
    assert.doesNotMatch(await policy(), /Tom Field/u);
  });

  it('takes a template by words, from whoever may, by the names that people use', async () => {
    await stage.say(tom, channel, 'set up as company board');
    assert.match(readingOf(await stage.lastPrivate(tom)), /chair, the deputy or the secretary/u);
    await stage.say(maya, channel, 'set up as a tea party');
    assert.match(readingOf(await stage.lastPrivate(maya)), /I know no “a tea party”/u);
    assert.match(
      await said(maya, 'set up as a project board'),
      /Still to be named: the senior user and the senior supplier; until then there is no quorum\./u,
    );
    assert.equal(
      await said(maya, 'set up as a company board'),
      'Harbour Board is set up as: Company board. Quorum: 2 of 2 voters. A motion is carried by more votes for than against. The chair breaks ties. “rules” shows all of it, “set up” changes it.',
    );
    const rules = await said(maya, 'rules');
    assert.match(rules, /Like a Company board/u);
    assert.match(rules, /Between meetings: by all voters within 5 working days/u);
    assert.match(rules, /confirmed by the secretary/u);
    await stage.say(maya, channel, 'standing items');
    assert.match(
      readingOf(await stage.lastPrivate(maya)),
      /Declarations of interest[^]*Any other/u,
    );
  });

  it('fills a template’s rules into the form, keeps the answers, and saves what was changed there', async () => {
    const dialog = await change();
    const answers = { template: 'non-profit-board', voters: 'Ana Costa,Maya Lindqvist,Tom Field' };
    const filled = await stage.room.submitDialog(dialog, answers, 'committee.template');
    assert.ok(filled.dialog);
    const { card } = filled.dialog;
    assert.equal(valueOf(card, 'seconding'), 'yes');
    assert.equal(valueOf(card, 'circularDays'), 10);
    assert.equal(String(valueOf(card, 'voters')).split(',').length, 3);
    assert.equal(valueOf(card, 'requiredRoles'), 'chair-or-deputy');
    await stage.room.submitDialog(filled.dialog, {
      castingVote: 'no',
      requiredRoles: '',
      treasurer: 'Tom Field',
    });
    const rules = await said(maya, 'rules');
    assert.match(rules, /Quorum: 2 of 3 voters\. .* A tie is lost\. Motions need a second/u);
    assert.doesNotMatch(rules, /Like a/u, 'no longer the template’s');
    assert.match(await said(maya, 'members'), /Tom Field\nMember, votes · Treasurer/u);
  });

  it('takes the rules of a template that was only chosen, save where the form was changed', async () => {
    await stage.room.submitDialog(await change(), {
      template: 'project-board',
      'No quorum without': 'secretary',
    });
    const rules = await said(maya, 'rules');
    assert.match(rules, /the secretary among them\. .* The chair breaks ties\./u);
    assert.match(rules, /within 3 working days/u);
    await said(maya, 'make Ana the senior user');
    assert.match(await said(maya, 'members'), /Ana Costa\nChair, votes · Senior user/u);
  });

  it('takes nothing from whom its form cannot show, and only their vote from whom it showed', async () => {
    const people = Array.from({ length: 110 }, (_, n) =>
      stage.person(`Voter ${String.fromCodePoint(65 + (n % 26))}${n} of the Long Quay`),
    );
    const quay = stage.room.addChannel('Long Quay', [maya.id, ...people.map(({ id }) => id)]);
    await stage.room.install(quay.id, maya.id);
    await stage.say(maya, quay, 'set up');
    const opened = async () => {
      const offered = await stage.offering(maya, quay, 'Change');
      const { dialog } = await stage.room.press(maya.id, offered, 'Change');
      assert.ok(dialog);
      return dialog;
    };
    const voting = async () => {
      const { body } = await stage.api<ListShape<CommitteeShape>>(maya, '/committees');
      const found = body.items.find(({ name }) => name === 'Long Quay');
      assert.ok(found);
      return found.roles.filter(({ votes }) => votes).map(({ person }) => person.name);
    };
    const named = people.map(({ name }) => name);
    await stage.room.submitDialog(await opened(), {
      voters: named.join(','),
      deputies: named.join(','),
    });
    assert.deepEqual((await voting()).toSorted(), named.toSorted(), 'all of them vote');

    await stage.say(maya, quay, 'start meeting');
    const { feed } = stage.room.world;
    const before = feed.revision();
    await stage.say(maya, quay, `attendance: apologies ${named.join(', ')}`);
    await stage.say(maya, quay, 'attendance: everybody');
    const said = JSON.stringify(feed.since(before));
    assert.match(said, /M-1: attendance recorded, 1 person present[^]*, 111 people present/u);
    await stage.say(maya, quay, `attendance: ${'Tom, '.repeat(501)}Tom`);
    assert.match(readingOf(await stage.lastPrivate(maya)), /at most 500/u);

    await stage.say(maya, quay, 'members');
    const untouched = await opened();
    assert.match(JSON.stringify(untouched.card), /\+\d+ more, who stay as they are/u);
    const shown = String(valueOf(untouched.card, 'voters')).split(',');
    assert.ok(shown.length < 60);
    await stage.room.submitDialog(untouched, {});
    assert.equal((await voting()).length, 110, 'saved untouched');

    await stage.say(maya, quay, 'members');
    const filled = await stage.room.submitDialog(
      await opened(),
      { template: 'own', voters: shown.slice(1).join(',') },
      'committee.template',
    );
    assert.ok(filled.dialog);
    await stage.room.submitDialog(filled.dialog, {});
    assert.equal((await voting()).length, 109, 'one unticked');

    await stage.say(maya, quay, 'members');
    await stage.room.submitDialog(await opened(), { voters: '' });
    assert.equal((await voting()).length, 109 - shown.length, 'all unticked that were shown');
  });

  it('shows its form to nobody who may not set up', async () => {
    const { id: committee } = await stage.committee(maya);
    const data = { verb: 'committee.template', committee, template: 'company-board' };
    const value = { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value };
    const { body } = await stage.room.deliver(stage.make(tom, channel, invoke));
    assert.match(JSON.stringify(body), /the chair, the deputy or the secretary/u);
  });

  it('refuses rules that nobody could keep', async () => {
    for (const [inputs, answer] of [
      [{ quorum: '9' }, /A quorum of 9 cannot be reached by 3 voters/u],
      [{ majorityPart: '1/3' }, /is no such rule/u],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { body } = await stage.room.submitDialog(await change(), inputs);
      assert.match(JSON.stringify(body), answer);
    }
  });

  it('takes rules in words from whoever may, one or several, and nothing of those that it does not know', async () => {
    assert.match(await said(ana, 'quorum: 2'), /Quorum: 2 of 3 voters/u);
    const rules = 'rules: majority two-thirds; proxies allowed\nsecret votes always; no alternates';
    const shown = await said(maya, rules);
    assert.match(shown, /by two thirds of the votes cast/u);
    assert.match(shown, /Nobody may stand in.*; proxies vote, but do not count.*Votes are secret/u);
    assert.match(await said(maya, 'quorum half'), /Quorum: 2 of 3 voters/u);
    for (const [who, words, answer] of [
      [tom, 'quorum 3', /Only the chair, the deputy or the secretary/u],
      [maya, 'quorum 9', /A quorum of 9 cannot be reached by 3 voters/u],
      [maya, 'majority 1/3', /is no such rule/u],
      [maya, 'rules: quorum 3; no smoking', /“no smoking” is no rule that I know/u],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await stage.say(who, channel, words);
      // oxlint-disable-next-line no-await-in-loop -- its answer
      assert.match(readingOf(await stage.lastPrivate(who)), answer, words);
    }
    assert.match(await said(maya, 'rules'), /Quorum: 2 of 3 voters/u);
  });
});
