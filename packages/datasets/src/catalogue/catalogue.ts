import type { CatalogueDataset } from './catalogue-dataset.js';
import { yeastBloom2013 } from './yeast-bloom2013.js';
import { yeastBrem2005 } from './yeast-brem2005.js';

/** The public datasets that can be fetched by name. A new one is a file beside this one and a line here. */
export const catalogue: readonly CatalogueDataset[] = [yeastBrem2005, yeastBloom2013];
