/** Says that nobody knows whether the request was carried out, and why. */
export function unknownWhetherSent(host: string, timedOutAfterMs?: number): string {
  const what = timedOutAfterMs ? `${host} did not answer within ${timedOutAfterMs / 1000} s`
    : `the connection to ${host} broke`;
  return `the request was sent, but ${what}: it is unknown whether it was carried out. `
    + 'Check the network and the state of the instances.';
}

/** Says that nothing was sent, and why. */
export function neverSent(host: string, code?: string, timedOutAfterMs?: number): string {
  return `${neverSentReason(host, code, timedOutAfterMs)} Nothing was sent.`;
}

/** Says that nothing was sent, because the proxy opened no connection to an https host. */
export function refusedTunnel(host: string, status: number): string {
  const next = status === 407
    ? 'It wants a user name and password: check HTTPS_PROXY.'
    : 'Check HTTPS_PROXY, NO_PROXY and what the proxy allows.';
  return `the proxy opened no connection to ${host}, but answered with HTTP ${status}. ${next} Nothing was sent.`;
}

/** What Node said, in parentheses. */
export function originalWords(code?: string, message?: string): string {
  const words = [code, message?.trim()].filter(Boolean).join(': ');
  return words ? ` (${words})` : '';
}

function neverSentReason(host: string, code = '', timedOutAfterMs?: number): string {
  if (timedOutAfterMs) {
    return `no connection to ${host} within ${timedOutAfterMs / 1000} s. Check the network and the proxy settings.`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `the host name ${host} could not be resolved. Check the region, the endpoints and the name server.`;
  }
  if (code === 'ECONNREFUSED') return `${host} refused the connection. Check the endpoints and the proxy settings.`;
  if (/CERT|SIGNED|SIGNATURE|ISSUER|ALTNAME|TLS|SSL|EPROTO/.test(code)) {
    return `no trusted TLS connection to ${host}. If it uses a private certificate authority, set cacert_file.`;
  }
  return `no connection to ${host}. Check the network and the proxy settings.`;
}
