import { fingerprintModule } from '@snpress/pipeline';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { stageNames } from '../../src/definitions/stage-names.js';
import { stageLibrary } from '../../src/run/stage-library.js';

const root = new URL('../../', import.meta.url);

/** The parts of the code of a stage, as built. */
async function partsOf(stage: string): Promise<readonly string[]> {
  return Object.keys((await fingerprintModule(new URL(`dist/stages/${stage}.js`, root))).parts);
}

beforeAll(() => {
  if (!existsSync(new URL('dist/stages/select.js', root)))
    execFileSync('npx', ['tsc', '-b', 'tsconfig.lib.json'], { cwd: fileURLToPath(root), stdio: 'pipe' });
});

describe('the fingerprint of a stage', () => {
  it('has few parts where the stage does little', async () => {
    expect((await partsOf('select')).length).toBeLessThan(15);
    expect((await partsOf('split')).length).toBeLessThan(15);
  });

  it('has the drawing of reports in that of the report alone', async () => {
    for (const stage of stageNames)
      expect((await partsOf(stage)).includes('@snpress/report'), stage).toBe(stage === 'report');
  });

  it('has a module for every kind of stage and every model, by its name', () => {
    const modules = readdirSync(new URL('src/stages/', root));
    for (const [name, url] of Object.entries(stageLibrary)) {
      const source = fileURLToPath(url).replace(/\.js$/, '.ts');
      if (name.includes('/')) expect(existsSync(source), name).toBe(true);
      else expect(modules, name).toContain(source.split('/').at(-1)!);
    }
  });
});
