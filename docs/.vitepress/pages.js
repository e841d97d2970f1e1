import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const source = 'https://github.com/snpress/snpress/blob/main';

/**
 * The page of the site that a file of the repository is, both relative to their roots.
 * @example
 * pageOf('packages/data/README.md'); // 'reference/packages/data.md'
 */
export function pageOf(file) {
  if (file === 'CONTRIBUTING.md') return 'contribute/index.md';
  if (file === 'SECURITY.md') return 'contribute/security.md';
  if (file === 'CHANGELOG.md') return 'contribute/changes.md';
  if (file === 'experiments/README.md') return 'reference/experiments.md';
  return file
    .replace(/^docs\//, '')
    .replace(/README\.md$/, 'index.md')
    .replace(/^(?:packages|apps)\/([^/]+)\/index\.md$/, 'reference/packages/$1.md');
}

/** The first heading of a file of the repository, short. */
export function titleOf(file) {
  return /^# ([^(\n]+)/m
    .exec(readFileSync(path.join(root, file), 'utf8'))[1]
    .replaceAll(/[`\\]/g, '')
    .trim();
}

/** The id of a heading, as GitHub makes it. */
export function headingId(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Links between files of the repository lead to their pages, and to the repository where there is none. */
export function siteLinks(md) {
  md.core.ruler.push('site-links', ({ tokens, env }) => {
    const file = path.relative(root, env.realPath ?? env.path);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href === null || /^(?:[a-z]+:|#|\/)/.test(href)) continue;
      token.attrSet('href', siteHref(file, href));
    }
  });
}

function siteHref(from, href) {
  const [, target, fragment] = /^([^#]*)(#.*)?$/.exec(href);
  const file = path.posix.join(path.posix.dirname(from), decodeURI(target)).replace(/\/$/, '');
  const index = path.posix.join(file, 'README.md');
  const page = file === 'README.md' ? 'docs/index.md' : existsSync(path.join(root, index)) ? index : file;
  const isPage = page.endsWith('.md') && !page.startsWith('tools/');
  return (isPage ? `/${pageOf(page)}` : `${source}/${file}`) + (fragment ?? '');
}
