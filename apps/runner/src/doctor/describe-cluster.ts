import type { CheckedCluster } from '@snpress/pipeline';
import { formatBytes } from '@snpress/data/words/format-bytes';
import type { Finding } from './examine-machine.js';

/** Clocks that differ by less, in seconds, cannot be told apart by a job. */
const sameTime = 1;

/** What a job on a node of a cluster has found, in words. */
export function describeCluster(checked: CheckedCluster): readonly Finding[] {
  const { machine, waited, cores, memory, ahead } = checked;
  const far = Math.abs(ahead).toFixed(1);
  return [
    { what: 'job', found: `began after ${waited.toFixed(1)} s, on ${machine}` },
    { what: 'Node and snpress', found: 'the same there as here' },
    { what: 'store', found: 'read and written there' },
    { what: 'cores', found: String(cores) },
    { what: 'memory', found: formatBytes(memory) },
    {
      what: 'clock',
      found:
        Math.abs(ahead) < sameTime
          ? 'the same there as here'
          : `${far} s ${ahead > 0 ? 'ahead' : 'behind'}: results do not depend on it, times in logs do`,
    },
  ];
}
