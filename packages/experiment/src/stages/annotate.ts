import { DataError } from '@snpress/data/errors/data-error';
import { readMarkerAnnotations } from '@snpress/formats/tables/read-marker-annotations';
import { annotationMatrix } from '../artifacts/annotation-matrix.js';
import { annotate } from '../definitions/annotate.js';
import { describeFile } from './described-files.js';

export default annotate.implement(async ({ params, inputs, warn }) => {
  const { features, positions } = await inputs.genotypes.read();
  const found = await Promise.allSettled(
    inputs.files.map(({ path }, index) =>
      readMarkerAnnotations({ path, ...params.files[index] }, { features, positions }),
    ),
  );
  const errors = found.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  const problems = errors.flatMap((error) => {
    if (error instanceof DataError) return error.problems;
    throw error;
  });
  if (problems.length > 0) throw new DataError(problems);
  const columns: (readonly [name: string, values: Float32Array])[] = [];
  for (const [index, result] of found.entries()) {
    if (result.status === 'rejected') continue;
    result.value.warnings.forEach(warn);
    for (const [k, name] of result.value.names.entries()) {
      if (columns.some(([known]) => known === name))
        throw new DataError({
          file: inputs.files[index]!.path,
          message: `There are two annotations of the name ${JSON.stringify(name)}`,
          hint: 'Give one another name: { path: …, name: … } for a BED file, another head of its column in a table',
        });
      columns.push([name, result.value.values[k]!]);
    }
  }
  const annotationFiles = inputs.files.map((file, index) =>
    describeFile(`annotations${index === 0 ? '' : index + 1}`, file),
  );
  return { annotations: annotationMatrix(columns, { features, positions }), annotationFiles };
});
