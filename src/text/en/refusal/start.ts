/** Why Gavel does not start: one line that names the setting and what it should be. */
export const startRefusals = {
  'setting-missing':
    '{name} is missing: it should be {name, select, MicrosoftAppId {the application (client) id of the bot’s app registration} MicrosoftAppTenantId {the directory (tenant) id of the bot’s app registration} MicrosoftAppType {SingleTenant or UserAssignedMsi} COSMOS_ENDPOINT {the address of a Cosmos DB account} other {set}}.',
  'setting-wrong': '{name} is not a value that Gavel knows.',
  'setting-mode': '{name} should be local or teams.',
  'setting-loopback':
    '{name} should be a loopback address such as 127.0.0.1: local mode has no sign-in.',
  'setting-port': '{name} should be a port number, 0 to 65535.',
  'setting-address': '{name} should be an http or https address.',
  'setting-app-type': '{name} should be SingleTenant or UserAssignedMsi.',
  'setting-secret': '{name} should be the client secret of the SingleTenant app.',
  'setting-no-secret': '{name} should be absent: a UserAssignedMsi app has no client secret.',
  'setting-ballot-key':
    '{name} should be 32 random bytes in base64 ("openssl rand -base64 32"); several, the newest first, with commas.',
  'setting-data':
    '{name} should be a folder that Gavel can write to, on a disk with room: {folder} is none.',
  'store-damaged':
    'The records in {file} are damaged. Put a copy of the whole folder in its place.',
  'schema-newer':
    'The records are those of a later release of Gavel (schema {found}, this one knows {known}).',
  'setting-database': '{name} should be the name of a database: no /, \\, # or ? in it.',
  'setting-cosmos-endpoint':
    '{name} is missing: it should be the address of the account whose COSMOS_KEY is given.',
  'setting-cosmos-key': '{name} should be the account’s key: COSMOS_ENDPOINT is plain http.',
  'setting-cosmos':
    '{name} should be a Cosmos DB account that answers and that "npm run provision" has prepared.',
  'store-missing':
    'There are no records in {where}. GAVEL_DATA or COSMOS_DATABASE may be mistyped.',
  'moved-differently':
    'The target holds another journal for {pk} (entry {seq}). Nothing was written. Move into an empty store.',
  'moved-ahead':
    'The target knows {pk} up to entry {there}, {here, plural, =0 {the source not at all} other {the source only up to entry {here}}}: it was used since, or holds another installation. Nothing was written.',
  'moved-used':
    'The target was used since the last move: what it holds of {pk}, reminders sent for one, is not what was brought there. Nothing was written. Move into an empty store.',
  'erase-who':
    '{count, plural, =0 {Nobody is known as {meant}.} other {# people are known as {meant}: give the Entra object id, or the tenant.}}',
  'erase-busy':
    'In {code} the person still holds a seat or owns open actions. Take the seat and hand the actions over first.',
  'export-committee':
    '{count, plural, =0 {No committee has the code or id {wanted}.} other {# committees have the code {wanted}: name the tenant.}}',
  'export-format': 'The first line is not that of an exported journal ({format}).',
  'export-line': 'Line {line} is neither an entry of the journal nor the list of names.',
  'cannot-listen':
    'Gavel cannot listen on {host}, port {port}: another program may be using it. PORT chooses another.',
  'clock-file':
    'The rehearsal’s clock in {file} is damaged. Remove the file together with the data beside it.',
} as const;
