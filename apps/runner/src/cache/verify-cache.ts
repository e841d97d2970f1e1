import { verifyStore } from '@snpress/pipeline/store/verify-store';
import { formatBytes } from '../view/format-bytes.js';
import { counted } from '@snpress/data/words/counted';
import { createProgressLine } from '../view/progress-line.js';
import { requireStore } from './require-store.js';

interface VerifyRequest {
  readonly store: string;
  readonly repair: boolean;
  readonly json: boolean;
}

/** Checks a store and prints what is damaged; the exit code is 1 when damage stays where it is. */
export async function verifyCache({ store, repair, json }: VerifyRequest): Promise<void> {
  requireStore(store);
  const progress = createProgressLine(`verifying ${store}`);
  const verified = await verifyStore(store, {
    repair,
    onProgress({ done, total }) {
      progress.update(done, total);
    },
  });
  progress.end();
  const { damage, objects, records, bytes } = verified;
  if (damage.length > 0 && !repair) process.exitCode = 1;
  if (json) {
    process.stdout.write(`${JSON.stringify({ store, ...verified }, null, 2)}\n`);
    return;
  }
  const read = `${counted(objects, 'object')} (${formatBytes(bytes)}) and ${counted(records, 'record')} read`;
  const lines = damage.map(
    ({ path, what, movedTo }) => `${path} ${what}${movedTo === undefined ? '' : `; moved to ${movedTo}`}`,
  );
  const outcome =
    damage.length === 0
      ? 'no damage'
      : repair
        ? `${counted(damage.length, 'damaged file')} moved away; the next run makes anew what it needs of them`
        : `${counted(damage.length, 'damaged file')}; the next run makes anew what it needs of them, "snpress cache verify --repair" moves them away now`;
  process.stdout.write(`${[...lines, `${read}: ${outcome}`].join('\n')}\n`);
}
