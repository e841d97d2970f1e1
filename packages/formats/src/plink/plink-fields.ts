import type { SiteRules } from '../genotypes/check-sites.js';

/** What the texts of PLINK 1 and PLINK 2 do not hold. */
export const plinkFields: SiteRules = {
  format: 'PLINK files',
  forbidden: /\s|^#/,
  forbiddenName: 'a blank or a # in front',
  reserved: ['0', '.'],
};
