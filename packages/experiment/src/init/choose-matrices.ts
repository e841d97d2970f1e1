import { someOf } from '@snpress/data/errors/some-of';
import { originalIds } from '@snpress/data/matrix/original-ids';
import { formatNamed } from '@snpress/formats/registry/formats';
import type { SampleIdMap } from '@snpress/data';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import type { Targets } from '../spec/experiment.js';
import { fewestSamples } from './choose-folds.js';
import { firstProblem } from './first-problem.js';
import { alikeSides, common, otherSide, sideWith, withIds, type Side } from './id-meeting.js';
import { readMatrixFile, type InputFile, type MatrixFile } from './input-file.js';
import {
  isCovariates,
  isExpression,
  isTraits,
  likeExpression,
  likeGenotypes,
  namedGenotypes,
} from './likeness.js';

/** Which matrices have genotypes and what is predicted. */
export interface ChosenMatrices {
  /** One file, or those that are joined. */
  readonly genotypes: readonly [MatrixFile, ...MatrixFile[]];
  /** One file, or one for each context. */
  readonly expression: readonly [MatrixFile, ...MatrixFile[]];
  readonly targets: Targets;
  /** Matrices with ids of markers and none of samples. */
  readonly annotations: readonly MatrixFile[];
  /** Other matrices. */
  readonly rest: readonly MatrixFile[];
}

/** A matrix beside that of genotypes. */
interface Place {
  readonly file: MatrixFile;
  /** Where its samples are, as far as ids tell. */
  readonly side: Side;
  readonly features: readonly string[];
  /** How many ids of samples and of markers of the genotypes it has. */
  readonly samples: number;
  readonly markers: number;
}

/**
 * Tells genotypes, expression and annotations apart by their values and by which ids meet, then by their names; turns a
 * matrix around where only so the sample ids meet.
 * @throws RequestError where there are not two matrices, or nothing tells which is which
 */
export async function chooseMatrices(
  files: readonly InputFile[],
  ids: SampleIdMap | undefined,
): Promise<ChosenMatrices> {
  const matrices = files.filter((file) => file.kind === 'matrix');
  if (matrices.length < 2) throw notTwo(files);
  const first = matrices.reduce((best, file) => (compareGenotypes(file, best) > 0 ? file : best));
  const side = sampleSide(first, files, ids);
  const places = placesBeside(first, side, matrices, ids);
  const parts = places.filter((place) => isPart(first, place));
  const annotations = places.filter((place) => !parts.includes(place) && isAnnotation(place));
  const left = places.filter((place) => !parts.includes(place) && !annotations.includes(place));

  const met = left.filter(({ samples }) => samples > 0);
  const [main] = (met.length > 0 ? met : left).toSorted((a, b) => likeExpression(b) - likeExpression(a));
  if (main === undefined) throw notTwo(files);
  if (
    likeGenotypes(first) === likeGenotypes(main.file) &&
    namedGenotypes(first) === namedGenotypes(main.file)
  )
    throw new RequestError(
      `${first.path} and ${main.file.path}: neither the values nor the names say which has the genotypes; call one of them "genotypes…"`,
    );
  if (isCovariates(main)) throw onlyCovariates(main);
  const others = left.filter((place) => place !== main && isContextBeside(main, place));
  const [ownSide, mainSide] =
    main.samples > 0 ? [side, main.side] : alikeSides(first.matrix, main.file.matrix, ids);
  return {
    genotypes: [await turned(first, ownSide), ...(await Promise.all(parts.map(turnedPlace)))],
    expression: [await turned(main.file, mainSide), ...(await Promise.all(others.map(turnedPlace)))],
    targets: isTraits(main.file) ? 'traits' : 'genes',
    annotations: annotations.map(({ file }) => file),
    rest: left.filter((place) => place !== main && !others.includes(place)).map(({ file }) => file),
  };
}

/** Which of two is more like genotypes: by its values, then by its name, then by its size. */
function compareGenotypes(one: MatrixFile, other: MatrixFile): number {
  return (
    likeGenotypes(one) - likeGenotypes(other) ||
    namedGenotypes(one) - namedGenotypes(other) ||
    one.matrix.values.length - other.matrix.values.length
  );
}

/**
 * The side of genotypes that other matrices have for samples, and tables of positions do not. A matrix counts by its shorter side: tables of
 * markers have few columns.
 */
function sampleSide(genotypes: MatrixFile, files: readonly InputFile[], ids: SampleIdMap | undefined): Side {
  if (!canTurn(genotypes)) return 'samples';
  const weigh = (side: Side): number => {
    const samples = withIds(genotypes.matrix[side], ids);
    const features = genotypes.matrix[otherSide(side)];
    return files.reduce((sum, file) => {
      if (file.kind === 'positions') return sum + common(file.table.ids, features);
      if (file.kind !== 'matrix' || file === genotypes || sideWith(file.matrix, samples, ids).met === 0)
        return sum;
      return sum + Math.min(file.matrix.samples.length, file.matrix.features.length);
    }, 0);
  };
  return weigh('features') > weigh('samples') ? 'features' : 'samples';
}

/** Whether samples can be in its rows. */
function canTurn({ format }: MatrixFile): boolean {
  return format === undefined || formatNamed(format).holds.samplesInRows !== false;
}

function placesBeside(
  genotypes: MatrixFile,
  side: Side,
  matrices: readonly MatrixFile[],
  ids: SampleIdMap | undefined,
): readonly Place[] {
  const samples = withIds(genotypes.matrix[side], ids);
  const markers = originalIds(genotypes.matrix[otherSide(side)]);
  return matrices
    .filter((file) => file !== genotypes)
    .map((file) => {
      const bySample = sideWith(file.matrix, samples, ids);
      const byMarker = sideWith(file.matrix, markers, undefined);
      const own = bySample.met > 0 ? bySample.side : byMarker.met > 0 ? otherSide(byMarker.side) : 'samples';
      const features = file.matrix[otherSide(own)];
      return { file, side: own, features, samples: bySample.met, markers: byMarker.met };
    });
}

/** Whether a matrix is more of the genotypes: of a format of genotypes, or of the same name but for the number of a chromosome. */
function isPart(first: MatrixFile, { file, samples, markers }: Place): boolean {
  const like = likeGenotypes(file);
  if (like === 3) return true;
  return like > 0 && samples + markers > 0 && numberless(file.path) === numberless(first.path);
}

function numberless(file: string): string {
  return path.basename(file).replaceAll(/(?<=chr(?:om)?[._-]?)(?:[XYM]|MT)(?![a-z])|\d+/gi, '');
}

const isAnnotation = ({ file, samples, markers }: Place): boolean =>
  samples === 0 && markers > 0 && file.summary.positions === null;

/** Whether what a matrix has is predicted too: it shares features with the main one, or is surely expression. */
function isContextBeside(main: Place, place: Place): boolean {
  if (place.samples === 0 && place.file.matrix[place.side].length < fewestSamples) return false;
  if (isTraits(place.file) !== isTraits(main.file)) return false;
  const shares = place.samples > 0 && !isCovariates(place) && common(place.features, main.features) > 0;
  return shares || (isExpression(place) && !isTraits(main.file));
}

const turnedPlace = ({ file, side }: Place): Promise<MatrixFile> => turned(file, side);

/** The matrix, read anew where its samples are in rows. */
async function turned(file: MatrixFile, side: Side): Promise<MatrixFile> {
  if (side === 'samples' || !canTurn(file)) return file;
  return readMatrixFile(file.path, { ...file.options, orientation: 'samples-in-rows' }, file.format);
}

function notTwo(files: readonly InputFile[]): RequestError {
  const kinds = {
    matrix: 'a matrix',
    positions: 'positions',
    intervals: 'intervals',
    table: 'another kind of file',
  };
  const found = files.map(({ path: file, kind }) => `${file} (${kinds[kind]})`);
  const matrices = files.filter(({ kind }) => kind === 'matrix').length;
  const why = files.flatMap((file) => (file.kind === 'table' && file.error ? firstProblem(file.error) : []));
  return new RequestError([
    {
      message: `an experiment needs two matrices, genotypes and expression (or phenotypes), but there ${matrices === 0 ? 'is none' : matrices === 1 ? 'is 1' : 'are none of expression'}: ${someOf(found, 6)}`,
    },
    ...why.slice(0, 3).map((problem) => ({ message: `no matrix: ${problem}` })),
  ]);
}

function onlyCovariates({ file, features }: Place): RequestError {
  return new RequestError({
    message: `${file.path} is taken for covariates (${someOf(features)}), and no other file has expression or phenotypes`,
    hint: 'give the file with these too; if it is this one, call it "expression…" or "phenotypes…"',
  });
}
