export { polygenicInflation, type TraitSize } from './calibration/calibrate-z.js';
export { associateJointly, type JointAssociation } from './joint/associate-jointly.js';
export { type GeneJointAssociation, jointCollector, type JointCollector } from './joint/joint-collector.js';
export {
  diagnoseMatch,
  type MatchCounts,
  type MatchDiagnosis,
  type OtherVariant,
} from './matching/diagnose-match.js';
export { associateGene, type GeneAssociation } from './summary/associate-gene.js';
export {
  type CollectedGwas,
  gwasCollector,
  type GwasCollector,
  type GwasMatches,
  type GwasMatching,
} from './summary/gwas-collector.js';
export { lackReasons, type LackReason, type ModelAssociations } from './summary/model-associations.js';
export { rateDiscoveries } from './summary/rate-discoveries.js';
export {
  type MeasuredGene,
  summaryAssociator,
  type SummaryAssociator,
} from './summary/summary-associator.js';
export { createVariantIndex, type VariantIndex } from './summary/variant-index.js';
export {
  associateTrait,
  type AssociateTraitOptions,
  type Relatedness,
  type TraitCalibration,
} from './individual/associate-trait.js';
export type { Trait, TraitAssociations } from './individual/trait.js';
export { panelPhi } from './calibration/panel-phi.js';
export { relationshipCollector, type PanelRelationship } from './calibration/panel-relationship.js';
