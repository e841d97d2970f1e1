import { DataError } from '@snpress/data/errors/data-error';
import type { Database, NormalQueryResult } from 'node-sqlite3-wasm';
import { existsSync } from 'node:fs';
import type { WeightTable } from '../../weights/weight-table.js';
import { weightCollector } from '../../weights/weight-collector.js';

/**
 * Reads the weights of a PredictDB file (SQLite), as PrediXcan and MetaXcan have them.
 * @param name - what the model is to be called.
 * @throws DataError where the file is none, or its tables lack something; with the code `no-weights` where it has none.
 */
export async function readPredictDb(file: string, name: string): Promise<WeightTable> {
  if (!existsSync(file))
    throw new DataError({ file, code: 'no-file', message: 'There is no such file', hint: 'Check the path' });
  const { default: sqlite } = await import('node-sqlite3-wasm');
  let database: Database | undefined;
  try {
    database = new sqlite.Database(file, { fileMustExist: true, readOnly: true });
    const all = (sql: string): readonly NormalQueryResult[] =>
      database!.all(sql) as readonly NormalQueryResult[];
    const columnsOf = (table: string): ReadonlySet<string> =>
      new Set(all(`PRAGMA table_info(${table})`).map((row) => String(row.name)));
    const columns = columnsOf('weights');
    const missing = ['rsid', 'gene', 'weight', 'ref_allele', 'eff_allele'].filter(
      (column) => !columns.has(column),
    );
    if (missing.length > 0) throw notPredictDb(file, `its table weights lacks ${missing.join(', ')}`);
    const weights = collect(database, columns.has('varID'), file);
    const extra = extraOf(all, columnsOf('extra'));
    const known = new Set(weights.genes);
    return {
      name,
      ...weights,
      empty: extra.genes.filter((gene) => !known.has(gene)),
      genes: {
        ids: weights.genes,
        ...(extra.hasNames && { names: weights.genes.map((gene) => extra.nameOf(gene)) }),
        ...Object.fromEntries(
          (['r2', 'p', 'q', 'phi'] as const).flatMap((key) =>
            extra.has(key)
              ? [[key, Float64Array.from(weights.genes, (gene) => extra.numberOf(gene, key))]]
              : [],
          ),
        ),
      },
    };
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw notPredictDb(file, error instanceof Error ? error.message : String(error));
  } finally {
    database?.close();
  }
}

function collect(
  database: Database,
  hasVarIDs: boolean,
  file: string,
): ReturnType<ReturnType<typeof weightCollector>['finish']> {
  const collector = weightCollector();
  const statement = database.prepare(
    `SELECT rsid, gene, weight, ref_allele, eff_allele${hasVarIDs ? ', varID' : ''} FROM weights`,
  );
  let lines = 0;
  for (const row of statement.iterate() as Iterable<NormalQueryResult>) {
    const weight = row.weight === null ? NaN : Number(row.weight);
    if (Number.isNaN(weight)) continue;
    lines++;
    collector.add({
      id: String(row.rsid),
      gene: String(row.gene),
      weight,
      counted: String(row.eff_allele),
      other: String(row.ref_allele),
      ...(hasVarIDs && row.varID !== null && { varID: String(row.varID) }),
    });
  }
  statement.finalize();
  if (lines === 0)
    throw new DataError({
      file,
      code: 'no-weights',
      message: 'This PredictDB file has no weights: its table weights is empty',
      hint: 'Leave it out, or check how it was made',
    });
  return collector.finish();
}

const extraColumns = { r2: 'pred.perf.R2', p: 'pred.perf.pval', q: 'pred.perf.qval', phi: 'phi' } as const;

/** What the table `extra` says of genes, of which older files have less. */
function extraOf(
  all: (sql: string) => readonly NormalQueryResult[],
  columns: ReadonlySet<string>,
): {
  readonly genes: readonly string[];
  readonly hasNames: boolean;
  readonly nameOf: (gene: string) => string;
  readonly has: (key: keyof typeof extraColumns) => boolean;
  readonly numberOf: (gene: string, key: keyof typeof extraColumns) => number;
} {
  const rows = columns.has('gene') ? all('SELECT * FROM extra') : [];
  const known = new Map(rows.map((row) => [String(row.gene), row]));
  return {
    genes: [...known.keys()],
    hasNames: columns.has('genename'),
    nameOf: (gene) => String(known.get(gene)?.genename ?? ''),
    has: (key) => columns.has(extraColumns[key]),
    numberOf: (gene, key) => {
      const value = known.get(gene)?.[extraColumns[key]];
      return typeof value === 'number' ? value : NaN;
    },
  };
}

function notPredictDb(file: string, reason: string): DataError {
  return new DataError({
    file,
    code: 'not-predictdb',
    message: `This is no PredictDB file: ${reason}`,
    hint: 'Give a SQLite file with the tables weights (rsid, gene, weight, ref_allele, eff_allele) and extra',
  });
}
