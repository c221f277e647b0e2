import assert from 'node:assert/strict';
import type { Role } from '../../../src/domain/committee.ts';
import type { Rules } from '../../../src/domain/rules.ts';
import { board, boardRoles } from '../../helpers/domain.ts';

interface Case {
  readonly verifier?: Rules['verifier'];
  readonly owner: string;
  readonly asked: string;
  readonly may: readonly string[];
  readonly without?: string;
}

const table: readonly Case[] = [
  { owner: 'priya', asked: 'maya', may: ['ana', 'ben', 'maya'] },
  { owner: 'maya', asked: 'ana', may: ['ana', 'ben'] },
  { verifier: 'secretary', owner: 'priya', asked: 'maya', may: ['maya'] },
  { verifier: 'secretary', owner: 'maya', asked: 'ana', may: ['ana', 'ben'] },
  { verifier: 'chair', owner: 'priya', asked: 'ana', may: ['ana', 'ben'] },
  { verifier: 'chair', owner: 'ana', asked: 'ben', may: ['ben'] },
  { verifier: 'chair', owner: 'ana', asked: 'maya', may: ['maya'], without: 'ben' },
];

describe('who confirms that an action is done', () => {
  for (const { verifier, owner, asked, may, without } of table)
    it(`${verifier ?? 'by the table'}, of ${owner}'s${without ? ` without ${without}` : ''}: ${may.join(', ')}`, () => {
      const roles = Object.fromEntries(
        Object.entries(boardRoles).filter(([person]) => person !== without),
      ) as Record<string, Role>;
      const done = () => {
        const on = board(roles, verifier ? { verifier } : {});
        const input = { what: 'Paint it', owner, due: '2026-12-04' };
        on.does('maya', 'action.add', { input });
        const claim = on.does(owner, 'action.claim', { id: 'A-1', input: {} });
        return { on, claim };
      };
      assert.deepEqual(
        done().claim.messages?.map(({ to }) => to),
        [{ person: asked }],
      );
      for (const person of Object.keys(roles)) {
        const { on } = done();
        assert.equal(
          on.tries(person, 'action.verify', { id: 'A-1' }),
          may.includes(person),
          person,
        );
      }
    });

  it('says who does, where the rules name somebody else', () => {
    const on = board(boardRoles, { verifier: 'secretary' });
    on.does('maya', 'action.add', {
      input: { what: 'Paint it', owner: 'priya', due: '2026-12-04' },
    });
    on.does('priya', 'action.claim', { id: 'A-1', input: {} });
    assert.equal(on.refused('ana', 'action.verify', { id: 'A-1' }), 'not-verifier');
  });
});
