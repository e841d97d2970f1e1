import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface SealedRecord {
  readonly stage: string;
  readonly outputs: Record<string, { digest: string; bytes: number }>;
  readonly sha256?: string;
}

const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** Puts a content of one's own where a stage of a store has its output, with digests and a seal that are right. */
export function forgeResult(
  store: string,
  stage: string,
  output: string,
  change: (before: string) => string,
): void {
  const records = readdirSync(path.join(store, 'records'), { recursive: true, encoding: 'utf8' });
  for (const name of records.filter((file) => file.endsWith('.json'))) {
    const file = path.join(store, 'records', name);
    const record = JSON.parse(readFileSync(file, 'utf8')) as SealedRecord;
    if (record.stage !== stage) continue;
    const object = (digest: string): string => path.join(store, 'objects', digest.slice(0, 2), digest);
    const content = change(readFileSync(object(record.outputs[output]!.digest), 'utf8'));
    const digest = digestOf(content);
    mkdirSync(path.dirname(object(digest)), { recursive: true });
    writeFileSync(object(digest), content);
    record.outputs[output] = { digest, bytes: Buffer.byteLength(content) };
    chmodSync(file, 0o644);
    writeFileSync(file, sealed(record));
    return;
  }
  throw new Error(`the store has no result of ${stage}`);
}

/** As the store writes a record: its last field is the digest of what is before it. */
function sealed(record: SealedRecord): string {
  const body = JSON.stringify({ ...record, sha256: undefined }).slice(0, -1);
  return `${body},"sha256":"${digestOf(body)}"}`;
}
