import { foreignOrigin, foreignSite, localhostOnly } from '../texts';
import { headerOf, WireRequest } from '../wire';

/** Why an admin call is refused, if it is: web pages elsewhere must not drive the emulator of whoever looks at them. */
export function foreignCaller(request: WireRequest): string | undefined {
  const host = headerOf(request, 'host');
  // A page may have resolved its own name to 127.0.0.1.
  if (!isLocal(host)) return localhostOnly();
  // A page may simply send a request here. Programs name no origin, and the emulator's own page names this one.
  const origin = headerOf(request, 'origin');
  if (origin !== '' && hostOf(origin) !== host.toLowerCase()) return foreignOrigin(origin);
  const site = headerOf(request, 'sec-fetch-site');
  if (!['', 'none', 'same-origin'].includes(site)) return foreignSite(site);
  return undefined;
}

function isLocal(host: string): boolean {
  return host === '' || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

/** Undefined for `null`, which browsers send for pages without an origin of their own. */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1].toLowerCase();
}
