import { isArrow } from '@snpress/data/arrow/is-arrow';
import { defineFormat } from '../format/format.js';
import { idColumnOption } from '../format/id-column.js';

/** Arrow IPC files and streams. */
export const arrowFormat = defineFormat({
  name: 'arrow',
  summary: 'an Arrow IPC file (Feather) or stream, of ours or a plain table',
  extensions: ['.arrow', '.feather'],
  holds: { values: 'numbers', positions: true, alleles: true, ploidy: true, samplesInRows: true },
  options: idColumnOption,
  recognises: ({ head }) => isArrow(head),
  read: async (source) => (await import('./read-arrow.js')).readArrow(source),
  async write(path, matrix, options) {
    await (await import('./write-arrow-matrix.js')).writeArrowMatrix(path, matrix, options);
    return [];
  },
});
