import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pageIcon } from '@snpress/report/page/page-icon';
import { pageStyle } from '@snpress/report/page/page-style';
import { build } from 'vite';

const root = import.meta.dirname;
const source = path.join(root, 'src');

/**
 * A program and all that it imports as one text. What only training needs is left out.
 * @param {string} entry
 * @param {Record<string, string>} define
 */
async function bundled(entry, define = {}) {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'import.meta.url': 'undefined', ...define },
    resolve: {
      conditions: ['@snpress/source', 'browser', 'import', 'module', 'default'],
      alias: [{ find: /^@tensorflow\/.*/, replacement: path.join(source, 'no-training.ts') }],
    },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: path.join(source, entry), formats: ['iife'], name: 'snpress' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = [result].flat();
  const chunks = output.filter(({ type }) => type === 'chunk');
  if (chunks.length !== 1) throw new Error(`${entry} became ${chunks.length} files, and should be one`);
  return chunks[0].code.replaceAll('</script', '<\\/script');
}

/** @param {string} content */
const digest = (content) => `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;

/**
 * The page as one text: style, script and worker within, and a policy that lets it open no connection.
 * @returns {Promise<string>}
 */
export async function buildPage() {
  const worker = await bundled('worker.ts');
  const script = await bundled('page.ts', { workerSource: JSON.stringify(worker) });
  const style = pageStyle + (await readFile(path.join(source, 'page.css'), 'utf8'));
  const policy = [
    "default-src 'none'",
    "connect-src 'none'",
    `style-src ${digest(style)}`,
    `script-src ${digest(script)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = await readFile(path.join(source, 'index.html'), 'utf8');
  return html
    .replace('%policy%', policy)
    .replace('%icon%', pageIcon)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`);
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.join(root, 'dist');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.html'), await buildPage());
}
