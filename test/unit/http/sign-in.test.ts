import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';
import { entraSignIn } from '../../../src/http/sign-in.ts';
import { appId, startIdentityProvider } from '../../helpers/identity-provider.ts';
import type { IdentityProvider, TokenChanges } from '../../helpers/identity-provider.ts';
import { startBoard } from './board.ts';
import type { Board } from './board.ts';

const claims = {
  tid: 'harbour',
  oid: 'aad-maya',
  iss: 'https://login.microsoftonline.com/harbour/v2.0',
};
const app = { appId, tenantId: 'harbour', type: 'SingleTenant' } as const;

describe('sign-in with Entra ID', () => {
  let provider: IdentityProvider;
  let board: Board;
  before(async () => {
    provider = await startIdentityProvider();
    board = await startBoard((directory) =>
      entraSignIn({ directory, app, tenants: ['harbour'], keys: provider.jwks }),
    );
  });
  after(async () => {
    await board[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  const ask = async (changes: TokenChanges): Promise<number> => {
    const token = await provider.token('', {
      ...changes,
      claims: { ...claims, ...changes.claims },
    });
    return (
      await board.get(`/committees/${board.committeeId}`, { authorization: `Bearer ${token}` })
    ).status;
  };

  it('takes who and which tenant from the token', async () => {
    assert.equal(await ask({}), 200);
    assert.equal(
      await ask({ claims: { iss: 'https://sts.windows.net/harbour/', aud: `api://${appId}` } }),
      200,
    );
    assert.equal(await ask({ claims: { oid: 'aad-zoe' } }), 404, 'somebody without a role');
  });

  const refused: readonly (readonly [string, TokenChanges])[] = [
    ['another key', { forged: true }],
    ['a symmetric signature', { symmetric: true }],
    ['a time to come', { notBefore: '1h', expires: '2h' }],
    ['a time gone by', { notBefore: '-2h', expires: '-1h' }],
    ['another app', { claims: { aud: 'somebody-else' } }],
    ['another issuer', { claims: { iss: 'https://login.microsoftonline.com/elsewhere/v2.0' } }],
    [
      'a tenant that is not allowed',
      { claims: { tid: 'elsewhere', iss: 'https://login.microsoftonline.com/elsewhere/v2.0' } },
    ],
    ['no person', { claims: { oid: '' } }],
  ];
  for (const [name, changes] of refused)
    it(`refuses ${name}`, async () => assert.equal(await ask(changes), 401));

  it('says that the keys are not to be had where Microsoft gives none', async () => {
    const down = createServer((_request, response) => {
      response.statusCode = 503;
      response.end();
    }).listen(0);
    const address = down.address();
    assert(address && typeof address === 'object');
    const keys = new URL(`http://127.0.0.1:${address.port}/keys`);
    await using other = await startBoard((directory) =>
      entraSignIn({ directory, app, tenants: ['harbour'], keys }),
    );
    const authorization = `Bearer ${await provider.token('', { claims })}`;
    assert.equal((await other.get('/committees', { authorization })).status, 503);
    down.close();
  });

  it('refuses no token, nonsense, and the header of local mode', async () => {
    const authorizations = [
      {},
      { authorization: 'Bearer x.y.z' },
      { authorization: 'Basic x' },
      { 'x-local-user': 'aad-maya' },
    ];
    for (const headers of authorizations)
      assert.equal((await board.get('/committees', headers)).status, 401);
  });
});
