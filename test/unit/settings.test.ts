import { strict as assert } from 'node:assert';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openDataFolder } from '../../src/data-folder.ts';
import { readSettings } from '../../src/settings.ts';
import { refusalText } from '../../src/text/text.ts';

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

  it('reads the database', () => {
    const { cosmos } = readSettings({ COSMOS_ENDPOINT: 'https://db.example/' });
    assert.deepEqual(cosmos, { endpoint: 'https://db.example/', database: 'gavel' });
  });

  it('reads the keys of secret votes, the newest first', () => {
    const [newer, older] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const said = `${newer.toString('base64')}, ${older.toString('base64')}`;
    assert.deepEqual(readSettings({ GAVEL_BALLOT_KEY: said }).ballotKeys, [newer, older]);
  });

  const wrong: readonly (readonly [Record<string, string | undefined>, string, string])[] = [
    [{ GAVEL_MODE: 'cloud' }, 'GAVEL_MODE', 'setting-mode'],
    [{ HOST: '0.0.0.0' }, 'HOST', 'setting-loopback'],
    [{ HOST: '127.0.0.1.evil.example' }, 'HOST', 'setting-loopback'],
    [{ PORT: 'http' }, 'PORT', 'setting-port'],
    [{ PORT: '70000' }, 'PORT', 'setting-port'],
    [{ GAVEL_BALLOT_KEY: 'c2hvcnQ=' }, 'GAVEL_BALLOT_KEY', 'setting-ballot-key'],
    [{ GAVEL_BALLOT_KEY: 'x'.repeat(44) }, 'GAVEL_BALLOT_KEY', 'setting-ballot-key'],
    [{ COSMOS_ENDPOINT: 'here' }, 'COSMOS_ENDPOINT', 'setting-address'],
    [{ COSMOS_ENDPOINT: 'http://127.0.0.1:1' }, 'COSMOS_KEY', 'setting-cosmos-key'],
    [{ COSMOS_KEY: 'a2V5' }, 'COSMOS_ENDPOINT', 'setting-cosmos-endpoint'],
    [{ ...teams, COSMOS_ENDPOINT: 'http://db' }, 'COSMOS_KEY', 'setting-cosmos-key'],
    [{ COSMOS_DATABASE: 'a/b' }, 'COSMOS_DATABASE', 'setting-database'],
    [{ ...teams, MicrosoftAppId: undefined }, 'MicrosoftAppId', 'setting-missing'],
    [{ ...teams, MicrosoftAppTenantId: undefined }, 'MicrosoftAppTenantId', 'setting-missing'],
    [{ ...teams, MicrosoftAppType: undefined }, 'MicrosoftAppType', 'setting-missing'],
    [{ ...teams, MicrosoftAppType: 'MultiTenant' }, 'MicrosoftAppType', 'setting-app-type'],
    [{ ...teams, MicrosoftAppPassword: undefined }, 'MicrosoftAppPassword', 'setting-secret'],
    [
      { ...teams, MicrosoftAppType: 'UserAssignedMsi' },
      'MicrosoftAppPassword',
      'setting-no-secret',
    ],
  ];
  for (const [env, name, code] of wrong)
    it(`says ${code} of ${name}, ${JSON.stringify(env).slice(0, 60)}`, () => {
      assert.throws(() => readSettings(env), { code, params: { name } });
      assert.match(
        refusalText(code, { name }),
        new RegExp(`^${name} (should|is missing: it should) be .+[.]$`),
      );
    });

  for (const folder of [import.meta.filename, join(import.meta.filename, 'data'), '/proc/none'])
    it(`says that GAVEL_DATA should be a folder, not ${basename(folder)}`, () => {
      const params = { name: 'GAVEL_DATA', folder };
      assert.throws(() => openDataFolder(folder), { code: 'setting-data', params });
      assert.match(refusalText('setting-data', params), /^GAVEL_DATA should be a folder/);
    });

  it('makes the folder of the data, and those above it', () => {
    const above = mkdtempSync(join(tmpdir(), 'gavel-data-'));
    const folder = join(above, 'a', 'b');
    openDataFolder(folder);
    openDataFolder(folder);
    assert.ok(existsSync(folder));
    rmSync(above, { recursive: true });
  });
});
