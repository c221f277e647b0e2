import { strict as assert } from 'node:assert';
import { readSettings } from '../../src/settings.ts';

const teams = {
  GAVEL_MODE: 'teams',
  MicrosoftAppId: 'app',
  MicrosoftAppTenantId: 'harbour',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppPassword: 'secret',
};

describe('settings', () => {
  it('starts in local mode with nothing set', () => {
    assert.deepEqual(readSettings({}), { host: '127.0.0.1', port: 3978, data: './data' });
  });

  it('takes an empty value for none', () => {
    assert.equal(readSettings({ GAVEL_MODE: '', PORT: ' ' }).port, 3978);
  });

  it('reads Teams mode, for the app’s own tenant unless others are named', () => {
    assert.deepEqual(readSettings(teams), {
      host: '0.0.0.0',
      port: 3978,
      data: './data',
      tenants: ['harbour'],
      app: { appId: 'app', tenantId: 'harbour', type: 'SingleTenant', password: 'secret' },
    });
    assert.deepEqual(readSettings({ ...teams, GAVEL_TENANTS: 'a, b,' }).tenants, ['a', 'b']);
  });

  it('reads the database and the model', () => {
    const { cosmos, model } = readSettings({
      COSMOS_ENDPOINT: 'https://db.example/',
      OPENAI_API_KEY: 'k',
    });
    assert.deepEqual(cosmos, { endpoint: 'https://db.example/', database: 'gavel' });
    assert.equal(model?.azure, false);
  });

  const wrong: readonly (readonly [Record<string, string | undefined>, string, RegExp])[] = [
    [{ GAVEL_MODE: 'cloud' }, 'GAVEL_MODE', /local or teams/],
    [{ HOST: '0.0.0.0' }, 'HOST', /loopback/],
    [{ HOST: '127.0.0.1.evil.example' }, 'HOST', /loopback/],
    [{ PORT: 'http' }, 'PORT', /port number/],
    [{ PORT: '70000' }, 'PORT', /65535/],
    [{ COSMOS_ENDPOINT: 'here' }, 'COSMOS_ENDPOINT', /http/],
    [{ ...teams, MicrosoftAppId: undefined }, 'MicrosoftAppId', /missing/],
    [{ ...teams, MicrosoftAppTenantId: undefined }, 'MicrosoftAppTenantId', /missing/],
    [
      { ...teams, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppType',
      /SingleTenant or UserAssignedMsi/,
    ],
    [{ ...teams, MicrosoftAppPassword: undefined }, 'MicrosoftAppPassword', /client secret/],
    [{ ...teams, MicrosoftAppType: 'UserAssignedMsi' }, 'MicrosoftAppPassword', /absent/],
  ];
  for (const [env, name, problem] of wrong)
    it(`names ${name} of ${JSON.stringify(env).slice(0, 60)}`, () => {
      assert.throws(
        () => readSettings(env),
        (error: { code: string; params: Record<string, string> }) =>
          error.code === 'setting' &&
          error.params['name'] === name &&
          problem.test(error.params['problem'] ?? ''),
      );
    });
});
