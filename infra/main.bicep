// One Gavel for one organisation: a web app on Node 24, its identity, and the bot registration.
// The embedded store lies on the app's persistent share, so there is exactly one instance.

@description('Name of the web app and the bot; lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(40)
param name string

param location string = resourceGroup().location

@description('Entra tenants whose Teams may use this installation.')
param tenants array = [tenant().tenantId]

@description('Key of secret votes: 32 random bytes in base64, or a reference to a Key Vault secret that the identity may read. Without it there are none.')
@secure()
param ballotKey string = ''

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
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
        { name: 'GAVEL_DATA', value: '/home/gavel' }
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

output domain string = app.properties.defaultHostName
output appId string = identity.properties.clientId
