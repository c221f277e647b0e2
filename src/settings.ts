import { z } from 'zod';
import { Invalid } from './errors.ts';
import { ballotKeyOf } from './ballot-key.ts';

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const list = (value: string): readonly string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/, error: 'setting-address' });

const ballotKeys = text.transform((value, context) => {
  const keys = list(value).map(ballotKeyOf);
  if (keys.includes(undefined)) context.addIssue('setting-ballot-key');
  return keys.filter((key) => key !== undefined);
});

/** A schema's message is the code of the refusal that names what the setting should be. */
const port = 'setting-port';

const common = {
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(3978),
  GAVEL_DATA: text.default('./data'),
  GAVEL_TENANTS: text.transform(list).optional(),
  GAVEL_METRICS_TOKEN: text.optional(),
  GAVEL_BALLOT_KEY: ballotKeys.optional(),
  COSMOS_ENDPOINT: url.optional(),
  COSMOS_KEY: text.optional(),
  COSMOS_DATABASE: text.regex(/^[^/\\#?]{1,255}$/u, 'setting-database').default('gavel'),
};

interface Account {
  readonly COSMOS_ENDPOINT?: string | undefined;
  readonly COSMOS_KEY?: string | undefined;
}

/** Signing in as somebody, rather than with the account's key, takes an encrypted line. */
const keyed = (env: Account): boolean =>
  env.COSMOS_KEY !== undefined || !env.COSMOS_ENDPOINT?.startsWith('http:');
const unkeyed = { path: ['COSMOS_KEY'], error: 'setting-cosmos-key' };

/** Whoever gives a key does not mean the embedded store. */
const placed = (env: Account): boolean =>
  env.COSMOS_KEY === undefined || env.COSMOS_ENDPOINT !== undefined;
const unplaced = { path: ['COSMOS_ENDPOINT'], error: 'setting-cosmos-endpoint' };

const local = z
  .object({ ...common, GAVEL_MODE: z.literal('local').optional() })
  .refine(({ HOST }) => loopback.test(HOST), {
    path: ['HOST'],
    error: 'setting-loopback',
  })
  .refine(keyed, unkeyed)
  .refine(placed, unplaced);

const teams = z
  .object({
    ...common,
    HOST: text.default('0.0.0.0'),
    GAVEL_MODE: z.literal('teams'),
    MicrosoftAppId: text,
    MicrosoftAppTenantId: text,
    MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMsi'], {
      error: 'setting-app-type',
    }),
    MicrosoftAppPassword: text.optional(),
  })
  .refine(
    (env) => env.MicrosoftAppType !== 'SingleTenant' || env.MicrosoftAppPassword !== undefined,
    {
      path: ['MicrosoftAppPassword'],
      error: 'setting-secret',
    },
  )
  .refine(
    (env) => env.MicrosoftAppType !== 'UserAssignedMsi' || env.MicrosoftAppPassword === undefined,
    {
      path: ['MicrosoftAppPassword'],
      error: 'setting-no-secret',
    },
  )
  .refine(keyed, unkeyed)
  .refine(placed, unplaced);

/** The app registration as the Bot Framework names its parts. */
export interface AppRegistration {
  readonly appId: string;
  readonly tenantId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMsi';
  readonly password?: string;
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Absent in local mode, which needs no sign-in and is bound to loopback; present in Teams mode. */
  readonly app?: AppRegistration;
  /** Tenants that may use this installation; absent: any. */
  readonly tenants?: readonly string[];
  /** Folder of the embedded store, and of the rehearsal's clock. */
  readonly data: string;
  /** Lets Prometheus read `/metrics` from elsewhere than the machine itself. */
  readonly metricsToken?: string;
  /**
   * Keys of secret votes, 32 bytes each: the first closes new ballot boxes, the others still open those of votes
   * under way. Absent: local mode makes one itself, Teams mode holds no secret votes.
   */
  readonly ballotKeys?: readonly Buffer[];
  readonly cosmos?: { readonly endpoint: string; readonly key?: string; readonly database: string };
}

type Common = z.infer<z.ZodObject<typeof common>>;

const cosmosOf = (env: Common): Settings['cosmos'] =>
  env.COSMOS_ENDPOINT === undefined
    ? undefined
    : {
        endpoint: env.COSMOS_ENDPOINT,
        database: env.COSMOS_DATABASE,
        ...(env.COSMOS_KEY !== undefined && { key: env.COSMOS_KEY }),
      };

const shared = (env: Common): Omit<Settings, 'app' | 'tenants'> => {
  const cosmos = cosmosOf(env);
  return {
    host: env.HOST,
    port: env.PORT,
    data: env.GAVEL_DATA,
    ...(env.GAVEL_METRICS_TOKEN !== undefined && { metricsToken: env.GAVEL_METRICS_TOKEN }),
    ...(env.GAVEL_BALLOT_KEY && { ballotKeys: env.GAVEL_BALLOT_KEY }),
    ...(cosmos && { cosmos }),
  };
};

type Given = Readonly<Record<string, string | undefined>>;

const check = <T>(schema: z.ZodType<T>, given: Given): T => {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0]);
  const code = issue?.message.startsWith('setting-') ? issue.message : 'setting-wrong';
  const missing = !Object.hasOwn(given, name) && issue?.code !== 'custom';
  throw new Invalid(missing ? 'setting-missing' : code, { name });
};

const modeOf = z.object({
  GAVEL_MODE: z.enum(['local', 'teams'], { error: 'setting-mode' }).default('local'),
});

/**
 * Reads the settings from the environment; the only place that does. An empty value counts as absent.
 * Throws Invalid for the first wrong or missing one: a code `setting-…` that says what it should be, and its `name`.
 */
export const readSettings = (env: Given): Settings => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  if (check(modeOf, given).GAVEL_MODE === 'local') {
    const read = check(local, given);
    return { ...shared(read), ...(read.GAVEL_TENANTS && { tenants: read.GAVEL_TENANTS }) };
  }
  const read = check(teams, given);
  return {
    ...shared(read),
    tenants: read.GAVEL_TENANTS ?? [read.MicrosoftAppTenantId],
    app: {
      appId: read.MicrosoftAppId,
      tenantId: read.MicrosoftAppTenantId,
      type: read.MicrosoftAppType,
      ...(read.MicrosoftAppPassword !== undefined && { password: read.MicrosoftAppPassword }),
    },
  };
};
