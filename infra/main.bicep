// One Gavel for one organisation: a web app on Node 24, its identity, its records, and the bot registration.
// The records lie in Cosmos DB, not in the embedded store: /home is a network share, on which SQLite's WAL does
// not work. Once deployed, make the container: COSMOS_ENDPOINT=… COSMOS_KEY=… npm run provision

@description('Name of the web app, the account and the bot, free in all of Azure; lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(40)
param name string

param location string = resourceGroup().location

@description('Entra tenants whose Teams may use this installation.')
param tenants string[] = [tenant().tenantId]

@description('Key of secret votes: 32 random bytes in base64, or a reference to a Key Vault secret that the identity may read. Without it there are none.')
@secure()
param ballotKey string = ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: location, failoverPriority: 0 }]
    // For so long a backup keeps what was erased.
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
  }

  // "Cosmos DB Built-in Data Contributor"
  resource access 'sqlRoleAssignments' = {
    name: guid(account.id, identity.id)
    properties: {
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
      principalId: identity.properties.principalId
      scope: account.id
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: { name: 'B1', capacity: 1 }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      alwaysOn: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      healthCheckPath: '/readyz'
      appCommandLine: 'npm run serve'
      appSettings: [
        { name: 'HOST', value: '0.0.0.0' }
        // An empty folder: nothing is kept there.
        { name: 'GAVEL_DATA', value: '/tmp/gavel' }
        { name: 'COSMOS_ENDPOINT', value: account.properties.documentEndpoint }
        // Which of the app's identities asks for tokens.
        { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
        { name: 'GAVEL_BALLOT_KEY', value: ballotKey }
        { name: 'GAVEL_TENANTS', value: join(tenants, ',') }
        { name: 'MicrosoftAppType', value: 'UserAssignedMsi' }
        { name: 'MicrosoftAppId', value: identity.properties.clientId }
        { name: 'MicrosoftAppTenantId', value: identity.properties.tenantId }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Gavel'
    endpoint: 'https://${app.properties.defaultHostName}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: identity.properties.tenantId
    msaAppMSIResourceId: identity.id
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: { channelName: 'MsTeamsChannel' }
  }
}

output cosmosEndpoint string = account.properties.documentEndpoint
output domain string = app.properties.defaultHostName
output appId string = identity.properties.clientId
