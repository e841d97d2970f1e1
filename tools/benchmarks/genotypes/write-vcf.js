import { spawnSync } from 'node:child_process';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { createRng } from '@snpress/data';

/**
 * Unphased calls, GT alone, of unlinked markers whose allele frequencies differ, as BGZF.
 * @returns the path, and how many bytes of text it holds
 */
export function writeVcf(prefix, samples, markers) {
  const path = `${prefix}.vcf`;
  const rng = createRng(2017);
  const file = openSync(path, 'w');
  const ids = Array.from({ length: samples }, (_, sample) => `s${sample}`).join('\t');
  const columns = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT';
  const format = '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">';
  writeSync(file, `##fileformat=VCFv4.2\n##contig=<ID=1>\n${format}\n${columns}\t${ids}\n`);
  for (let marker = 0; marker < markers; marker++) {
    const frequency = rng.uniform() / 2;
    const allele = () => (rng.uniform() < frequency ? 1 : 0);
    const calls = Array.from({ length: samples }, () => `${allele()}/${allele()}`).join('\t');
    writeSync(file, `1\t${100 * (marker + 1)}\t.\tA\tG\t.\tPASS\t.\tGT\t${calls}\n`);
  }
  closeSync(file);
  const { size } = statSync(path);
  if (spawnSync('bgzip', [path]).status !== 0) throw new Error('bgzip is needed (Debian package tabix)');
  return { path: `${path}.gz`, textBytes: size };
}
