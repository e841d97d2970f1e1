import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { borrowKernels, returnKernels } from '../../src/kernels/kernel-memory.js';

const installed = isInstalled();

describe('the compiled kernels', () => {
  it.skipIf(!installed)(
    `are those of the sources${installed ? '' : ' (skipped: assemblyscript is not installed)'}`,
    () => {
      const script = fileURLToPath(new URL('../../../../tools/scripts/build-kernels.js', import.meta.url));
      const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    60_000,
  );

  it('run here, in memories that are used again', () => {
    const first = borrowKernels(200_000);
    const second = borrowKernels(10);
    expect(first.memory.buffer.byteLength).toBeGreaterThanOrEqual(200_000);
    expect(second.memory).not.toBe(first.memory);
    returnKernels(first);
    expect(borrowKernels(10)).toBe(first);
    returnKernels(first);
    returnKernels(second);
  });
});

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
    return true;
  } catch {
    return false;
  }
}
