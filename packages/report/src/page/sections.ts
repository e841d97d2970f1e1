import { ablationSection } from './ablation-section.js';
import { comparisonSection } from './comparison-section.js';
import { contextsSection } from './contexts-section.js';
import { enrichmentSection } from './enrichment-section.js';
import { geneSignalSection } from './gene-signal-section.js';
import { genesSection } from './genes-section.js';
import { genomeSection } from './genome-section.js';
import { inclusionSection } from './inclusion-section.js';
import { methodSection } from './method-section.js';
import { modelPairsSection } from './model-pairs-section.js';
import { nextSection } from './next-section.js';
import type { PageContext } from './page-context.js';
import { provenanceSection } from './provenance-section.js';
import type { Section } from './section.js';
import { settingsSection } from './settings-section.js';
import { truthSection } from './truth-section.js';

/** The sections of a report in their order; a page has those that have what they need. */
export const sections: readonly Section<PageContext>[] = [
  comparisonSection,
  contextsSection,
  ablationSection,
  modelPairsSection,
  truthSection,
  settingsSection,
  genesSection,
  geneSignalSection,
  genomeSection,
  inclusionSection,
  enrichmentSection,
  methodSection,
  provenanceSection,
  nextSection,
];
