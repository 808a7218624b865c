/**
 * What a page of ours may load and run. Scripts run only with this answer's nonce, and what those load in turn; charts and tables set
 * style attributes, so these alone are open. `development` lets the bundler's refresh evaluate code.
 */
export function contentSecurityPolicy(input: { nonce: string; https: boolean; development: boolean }): string {
  const { nonce, https, development } = input;
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    ...(development ? [`style-src-elem 'self' 'unsafe-inline'`] : []),
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}
