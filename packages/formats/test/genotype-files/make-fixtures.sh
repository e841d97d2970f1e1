#!/bin/sh
# Writes the PLINK 1 and PLINK 2 fixtures of the tests with the formats' own tools (Debian: plink1.9, plink2, python3):
#   sh packages/data/test/genotype-files/make-fixtures.sh
# NAME.traw is what `plink2 --export A-transpose` reads from NAME, counting the alternative allele.
set -eu
cd "$(dirname "$0")/fixtures"
rm -f ./*
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
quiet='--silent'

# A VCF whose markers use every kind of record that plink2 writes: rare and common alleles, markers in perfect and in near
# disequilibrium, monomorphic ones, all or most calls missing, phased calls and, where asked for, dosages.
simulate() { # samples markers seed dosages?
  python3 - "$@" <<'PYTHON'
import random, sys
samples, markers, seed, dosages = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == 'dosages'
rng = random.Random(seed)
print('##fileformat=VCFv4.2')
for chromosome in '1', '2', 'X':
    print(f'##contig=<ID={chromosome},length=1000000>')
print('##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">')
print('##FORMAT=<ID=DS,Number=1,Type=Float,Description="Dosage">')
print('#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT'.replace(' ', '\t') + ''.join(f'\ts{i}' for i in range(samples)))
previous = None
for marker in range(markers):
    kind = marker % 12
    frequency = {0: 0, 1: 1, 2: 0.01, 3: 0.99, 4: 0.4}.get(kind, 0.5 if kind < 8 else 0.2)
    if kind in (5, 6) and previous:
        calls = [c if rng.random() > 0.02 else rng.randint(0, 2) for c in previous]
        if kind == 6:
            calls = [2 - c if c >= 0 else c for c in calls]
    else:
        calls = [(rng.random() < frequency) + (rng.random() < frequency) for _ in range(samples)]
    missing = {7: 1, 8: 0.9, 9: 0.1, 10: 0 if dosages else 0.02}.get(kind, 0)
    calls = [-1 if rng.random() < missing else c for c in calls]
    if kind == 11:
        calls = [0 if rng.random() < 0.5 else rng.choice((0, 2)) for _ in range(samples)]
    previous = calls
    phased = kind in (4, 9)
    fields = []
    for call in calls:
        text = {-1: './.', 0: '0/0', 1: rng.choice(('0/1', '1/0')) if phased else '0/1', 2: '1/1'}[call]
        if phased:
            text = text.replace('/', '|')
        if dosages and call >= 0 and kind in (2, 8, 9, 10):
            share = {2: 0.1, 8: 0.5, 9: 0.6, 10: 1}[kind]
            if rng.random() < share:
                text += f':{min(2, max(0, call + rng.uniform(-0.45, 0.45))):.3f}'
            else:
                text += f':{call}'
        elif dosages:
            text += f':{call}' if call >= 0 else ':.'
        fields.append(text)
    ref, alt = rng.sample('ACGT', 2)
    name = '.' if marker % 17 == 3 else f'snp{marker}'
    print('\t'.join(['1' if marker < markers // 2 else '2', str(100 + 10 * marker), name, ref, alt, '.', '.', '.', 'GT:DS' if dosages else 'GT', *fields]))
PYTHON
}

# plink2 chooses the allele to count by the id of the marker, so that all have one for the export.
golden() { # name, flag
  name=$1
  shift
  plink2 $quiet "$@" --set-missing-var-ids '@:#' --make-pgen --out "$work/named"
  awk '!/^#/ { print $3 "\t" $5 }' "$work/named.pvar" > "$work/alleles"
  plink2 $quiet --pfile "$work/named" --export A-transpose --export-allele "$work/alleles" --out "$name"
  rm -f "$name.log"
}

for samples in 1 3 4 17 61 700; do
  simulate $samples $((samples > 100 ? 24 : 48)) $samples calls > "$work/calls.vcf"
  plink2 $quiet --vcf "$work/calls.vcf" --make-pgen --out "calls-$samples"
  golden "calls-$samples" --pfile "calls-$samples"
done
simulate 61 48 99 dosages > "$work/dosages.vcf"
plink2 $quiet --vcf "$work/dosages.vcf" dosage=DS --make-pgen --out dosages
golden dosages --pfile dosages
plink2 $quiet --pfile calls-17 --make-pgen vzs --out compressed
cp calls-17.traw compressed.traw
plink2 $quiet --pfile calls-17 --make-pgen format=2 --out fixed
cp calls-17.traw fixed.traw

# PLINK 1, written by plink2 and by plink1.9.
for samples in 1 3 4 17 61; do
  plink2 $quiet --pfile "calls-$samples" --make-bed --out "bed-$samples"
  cp "calls-$samples.traw" "bed-$samples.traw"
done
plink1.9 --silent --dummy 10 30 0.2 acgt --seed 7 --make-bed --out plink19 --allow-no-sex
golden plink19 --bfile plink19
rm -f ./*.log ./*.nosex

# PGEN mode 0x01: a PLINK 1 .bed file under another name.
cp bed-17.bed mode1.pgen
cp calls-17.pvar mode1.pvar
cp calls-17.psam mode1.psam
cp calls-17.traw mode1.traw
