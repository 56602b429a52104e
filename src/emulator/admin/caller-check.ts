import { headerOf, WireRequest } from '../wire';

/** Why an admin call is refused, if it is: web pages elsewhere must not drive the emulator of whoever looks at them. */
export function foreignCaller(request: WireRequest): string | undefined {
  const host = headerOf(request, 'host');
  // a page that resolves its own name to 127.0.0.1
  if (!isLocal(host)) return 'the admin calls answer to localhost only';
  // a page that simply sends a request here; programs name no origin, and the emulator's own page names this one
  const origin = headerOf(request, 'origin');
  if (origin !== '' && hostOf(origin) !== host.toLowerCase()) {
    return `the admin calls do not answer to pages of ${origin}`;
  }
  const site = headerOf(request, 'sec-fetch-site');
  if (!['', 'none', 'same-origin'].includes(site)) {
    return `the admin calls do not answer to pages elsewhere (Sec-Fetch-Site: ${site})`;
  }
  return undefined;
}

function isLocal(host: string): boolean {
  return host === '' || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

/** Undefined for `null`, which browsers send for pages without an origin of their own. */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1].toLowerCase();
}
