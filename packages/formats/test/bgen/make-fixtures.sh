#!/bin/sh
# Writes the BGEN fixtures of the tests with the field's own tools (Debian: plink2, python3):
#   sh packages/formats/test/bgen/make-fixtures.sh
# Every NAME.bgen is plink2's export of one of the cohorts calls.pgen, dosages.pgen, phased.pgen and sexes.pgen.
set -eu
cd "$(dirname "$0")/fixtures"
rm -f ./*
quiet='--silent --threads 1'
cohorts=../../genotype-files/fixtures

# Phased calls alone, with ids that repeat and one that is missing.
python3 - > phased.vcf <<'PYTHON'
import random
rng = random.Random(11)
print('##fileformat=VCFv4.2\n##contig=<ID=1,length=1000000>\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">')
print('#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT'.replace(' ', '\t') + ''.join(f'\ts{i}' for i in range(13)))
for marker in range(20):
    calls = ['.|.' if rng.random() < 0.1 else f'{rng.randint(0, 1)}|{rng.randint(0, 1)}' for _ in range(13)]
    name = {3: '.', 8: 'snp7'}.get(marker, f'snp{marker}')
    print('\t'.join(['1', str(100 + 10 * marker), name, 'A', 'GT' if marker == 5 else 'C', '.', '.', '.', 'GT', *calls]))
PYTHON
# Men have one X, and one Y that women lack.
python3 - > sexes.vcf <<'PYTHON'
import random
rng = random.Random(12)
print('##fileformat=VCFv4.2\n##contig=<ID=1>\n##contig=<ID=X>\n##contig=<ID=Y>\n##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">')
print('#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT'.replace(' ', '\t') + ''.join(f'\ts{i}' for i in range(8)))
for marker in range(12):
    chromosome = '1XY'[marker // 4]
    def call(sample):
        a, b = rng.randint(0, 1), rng.randint(0, 1)
        if chromosome == '1' or (chromosome == 'X' and sample >= 4): return f'{a}/{b}'
        return str(a) if sample < 4 else '.'
    print('\t'.join([chromosome, str(5000000 + marker), f'snp{marker}', 'A', 'C', '.', '.', '.', 'GT', *(call(i) for i in range(8))]))
PYTHON
printf '#IID SEX\n' > sexes.txt
for i in 0 1 2 3; do echo "s$i 1"; done >> sexes.txt
for i in 4 5 6 7; do echo "s$i 2"; done >> sexes.txt

plink2 $quiet --pfile $cohorts/calls-17 --make-pgen --out calls
plink2 $quiet --pfile $cohorts/dosages --make-pgen --out dosages
plink2 $quiet --vcf phased.vcf --make-pgen --out phased
plink2 $quiet --vcf sexes.vcf --update-sex sexes.txt --make-pgen --out sexes
rm phased.vcf sexes.vcf sexes.txt

for cohort in calls dosages phased sexes; do
  for version in 2 3; do
    for bits in 8 16; do
      plink2 $quiet --pfile $cohort --export bgen-1.$version ref-first bits=$bits --out "$cohort-1.$version-$bits"
    done
  done
done
plink2 $quiet --pfile dosages --export bgen-1.2 ref-first bits=11 --out dosages-1.2-11
plink2 $quiet --pfile dosages --export bgen-1.2 bits=8 --out ref-last
plink2 $quiet --pfile calls --export bgen-1.2 ref-first bits=8 sample-v2 --out qctool
plink2 $quiet --pfile calls --export bgen-1.1 ref-first --out old
rm -f ./*.log
# Ids are in the files themselves; two .sample files are enough for those whose ids are not.
mkdir kept
mv calls-1.2-8.sample qctool.sample kept
rm ./*.sample
mv kept/* .
rmdir kept
