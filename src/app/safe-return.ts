/**
 * Where to go after signing in: a path of this portal, or undefined. Another origin, written as
 * `//host`, `/\host` or with a scheme, would let a link send people elsewhere after they typed their
 * password (OWASP, Unvalidated Redirects and Forwards).
 */
export function safeReturn(to: unknown): string | undefined {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to)) return undefined;
  const url = new URL(to, 'http://portal.invalid');
  if (url.origin !== 'http://portal.invalid' || url.pathname === '/') return undefined;
  return url.pathname + url.search + url.hash;
}
