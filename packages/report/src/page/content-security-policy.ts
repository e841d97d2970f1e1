import { createHash } from 'node:crypto';

const source = (content: string): string =>
  `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;

/**
 * A policy that lets a page use its own inline style and script, the icon in its head, and nothing else.
 * @param asksServer - whether it may ask the server that it came from
 */
export function contentSecurityPolicy(style: string, script: string, asksServer = false): string {
  return [
    "default-src 'none'",
    `style-src ${source(style)}`,
    `script-src ${source(script)}`,
    'img-src data:',
    "base-uri 'none'",
    `form-action ${asksServer ? "'self'" : "'none'"}`,
    ...(asksServer ? ["connect-src 'self'"] : []),
  ].join('; ');
}
