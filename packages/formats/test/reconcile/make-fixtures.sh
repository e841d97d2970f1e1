#!/bin/sh
# Writes the files of the tests whose alleles PLINK itself swapped, flipped and compared (Debian: plink1.9, plink2, python3):
#   sh packages/data/test/reconcile/make-fixtures.sh
# All are made of calls-61 of ../genotype-files/fixtures.
#   swapped  40 of its 48 markers, 12 of which count the other allele (plink2 --ref-allele)
#   minor    the same in plink1.9's hands: allele 1 is the rarer one of these samples
#   strand   markers on the other strand (plink1.9 --flip) and one with another allele; strand.missnp are those that
#            plink1.9 --bmerge finds not to be the same
set -eu
cd "$(dirname "$0")/fixtures"
rm -f ./*
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
plink2 --silent --pfile ../../genotype-files/fixtures/calls-61 --set-missing-var-ids '@_#_$r_$a' --make-bed --out "$work/base"
python3 - "$work" <<'PYTHON'
import random, sys
work = sys.argv[1]
rng = random.Random(11)
rows = [line.split() for line in open(f'{work}/base.bim')]
def write(name, lines):
    open(f'{work}/{name}', 'w').write(''.join(line + '\n' for line in lines))
shuffled = rng.sample(rows, len(rows))
write('absent', [row[1] for row in shuffled[:8]])
write('refs', [f'{row[1]}\t{row[4]}' for row in shuffled[8:20]])
write('flip', [row[1] for row in shuffled[20:34]])
letters = next(row for row in shuffled[34:] if {row[4], row[5]} != {'A', 'T'} and {row[4], row[5]} != {'C', 'G'})
other = next(base for base in 'ACGT' if base not in letters[4:6] and base != {'A': 'T', 'C': 'G', 'G': 'C', 'T': 'A'}[letters[4]])
write('alleles', [f'{letters[1]} {letters[4]} {letters[5]} {letters[4]} {other}'])
PYTHON
plink2 --silent --bfile "$work/base" --exclude "$work/absent" --ref-allele force "$work/refs" 2 1 --make-bed --out swapped
plink1.9 --silent --bfile swapped --make-bed --out minor
plink1.9 --silent --bfile "$work/base" --flip "$work/flip" --update-alleles "$work/alleles" --make-bed --out strand
plink1.9 --silent --bfile "$work/base" --bmerge strand --out "$work/merged" >"$work/log" 2>&1 || true
sort "$work/merged.missnp" >strand.missnp
rm -f ./*.log ./*.nosex
