const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/;
/** Teams' own host, or any below Microsoft's two: `smba.trafficmanager.net`, `smba.infra.gov.teams.microsoft.us`. */
const teams =
  /^(?:smba\.trafficmanager\.net|(?:[a-z0-9-]+\.)*(?:botframework\.com|teams\.microsoft\.(?:com|us)))$/;

/**
 * Whether Gavel may send to a connector. The SDK's own list of trusted addresses does nothing since 4.0;
 * without one, a forged activity would make Gavel hand its token to whoever asks.
 */
export const isTrustedService = (serviceUrl: string, mode: 'local' | 'teams'): boolean => {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  if (mode === 'local') return /^https?:$/.test(protocol) && loopback.test(hostname);
  return protocol === 'https:' && teams.test(hostname);
};
