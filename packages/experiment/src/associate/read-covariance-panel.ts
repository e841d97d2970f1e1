import { uniqueIds } from '@snpress/data/matrix/unique-ids';
import { panelCovariances } from '@snpress/models/weights/panel-covariances';
import type { PanelCovariances } from '@snpress/models';
import { readPanel } from '../export/read-panel.js';
import type { GwasOfModels } from './collect-gwas.js';
import type { AssociateGwasRequest } from './gwas-request.js';

/** Covariances of the variants of an index, from genotypes. */
export interface CovariancePanel {
  readonly covariances: PanelCovariances;
  /** What a variant of the index is called there. */
  readonly idOf: (variant: number) => string;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** Reads what a reference panel has of the variants that a GWAS has too. */
export async function readCovariancePanel(
  request: AssociateGwasRequest,
  { index, gwas }: GwasOfModels,
): Promise<CovariancePanel> {
  const { ids: names, chromosome, start, counted, other } = index.variants();
  const { ids } = uniqueIds(names);
  const wanted = Int32Array.from(
    Array.from(gwas.z.keys()).filter((variant) => !Number.isNaN(gwas.z[variant])),
  );
  const { matrix, notes, warnings } = await readPanel(
    {
      name: request.models.length === 1 ? request.models[0]!.name : 'the models and the GWAS',
      ploidy: request.reading?.ploidy ?? 2,
      markers: {
        ids,
        names,
        ...(index.placed > 0 && { positions: { chromosome, start, end: start } }),
        alleles: { counted, other },
      },
      wanted,
    },
    [request.panel!].flat(),
    request,
  );
  return { covariances: panelCovariances(matrix), idOf: (variant) => ids[variant]!, notes, warnings };
}
