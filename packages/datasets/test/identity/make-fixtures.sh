#!/bin/sh
# One VCF file of every kind of call, and what the formats' own tools make of it (Debian: bcftools, plink2, plink1.9):
#   sh packages/data/test/identity/make-fixtures.sh
set -eu
cd "$(dirname "$0")/fixtures"
rm -f ./*
tab() { tr ' ' '\t'; }
{
  cat <<'HEADER'
##fileformat=VCFv4.2
##contig=<ID=1,length=1000>
##contig=<ID=2,length=1000>
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
##FORMAT=<ID=DS,Number=A,Type=Float,Description="Dosage">
HEADER
  tab <<'LINES'
#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT s1 s2 s3 s4 s5
1 10 plain A C . PASS . GT:DS 0/0:0 0/1:1 1/1:2 ./.:. 0/1:1.0625
1 20 phased G T . PASS . GT:DS 0|1:0.9375 1|0:1 .|.:. 1|1:1.875 0|0:0.125
1 30 split C A,G . PASS . GT:DS 1/2:1,1 0/2:0,1 2/2:0,2 0/1:1,0 ./.:.,.
1 30 indel CAT C . PASS . GT:DS 0/0:0 0/0:0.5 0/1:1.5 1/1:2 1/1:1.9375
2 15 haploid T C . PASS . GT:DS 0:. 1:. .:. 1:. 0:.
2 25 half A G . PASS . GT:DS ./1:. 0/.:. 1|.:. 0/0:0.0625 1/1:2
2 25 rare G C . PASS . GT:DS 0/0:0 0/0:0 0/0:0 0/0:0 0/1:1
2 99 triple A C,G,T . PASS . GT:DS 1/2:1,1,0 3/3:0,0,2 0/0:0,0,0 ./.:.,.,. 2|3:0,1,1
LINES
} > kinds.vcf
bcftools norm --multiallelics -any kinds.vcf --output split.vcf 2>/dev/null
sed -i '/^##bcftools/d' split.vcf
bcftools view --no-version -O z -o split.vcf.gz split.vcf
bcftools query -f '[%GT\t]\n' split.vcf > calls.tsv
# plink2 wants dosages of haploid calls in 0 … 1.
bcftools view --no-version --exclude 'ID="haploid"' split.vcf > dosages.vcf
bcftools query -f '[%DS\t]\n' dosages.vcf > dosages.tsv
quiet='--silent --vcf-half-call missing'
plink2 $quiet --vcf split.vcf --make-pgen --out calls
plink2 $quiet --vcf split.vcf --make-bed --out calls
plink2 $quiet --vcf dosages.vcf dosage=DS --make-pgen --out dosages
plink2 --silent --pfile calls --export A-transpose --out calls
plink2 --silent --pfile dosages --export A-transpose --out dosages
plink2 --silent --pfile calls --export vcf bgz id-paste=iid --out plink2
plink2 --silent --pfile dosages --export vcf bgz id-paste=iid vcf-dosage=DS-force --out plink2-dosages
plink1.9 --silent --bfile calls --keep-allele-order --recode vcf-iid bgz --out plink19
plink1.9 --silent --bfile calls --keep-allele-order --make-bed --out plink19
rm -f ./*.log ./*.nosex
