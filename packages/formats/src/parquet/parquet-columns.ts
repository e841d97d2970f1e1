import type { SchemaElement, SchemaTree } from 'hyparquet';
import type { TableColumn } from '@snpress/data/columnar/columnar-table';

/** A column of a Parquet file: a tree, whose leaves are stored one after another. */
export interface ParquetColumn extends TableColumn {
  /** The root of the schema, then the column and what is in it, down to its only leaf; empty where it has several. */
  readonly path: readonly SchemaTree[];
  /** Its leaf among all leaves of the file; the first one where it has several. */
  readonly leaf: number;
}

/** The columns of a schema. */
export function parquetColumns(root: SchemaTree): readonly ParquetColumn[] {
  let leaf = 0;
  return root.children.map((tree) => {
    const column = {
      name: tree.element.name,
      holds: contentOf(tree),
      type: typeOf(tree),
      path: pathToLeaf(root, tree),
      leaf,
    };
    leaf += leavesOf(tree);
    return column;
  });
}

function leavesOf({ children }: SchemaTree): number {
  return children.length === 0 ? 1 : children.reduce((leaves, child) => leaves + leavesOf(child), 0);
}

function pathToLeaf(root: SchemaTree, tree: SchemaTree): readonly SchemaTree[] {
  const path = [root, tree];
  for (let node = tree; node.children.length > 0; path.push(node)) {
    if (node.children.length > 1) return [];
    node = node.children[0]!;
  }
  return path;
}

function contentOf(tree: SchemaTree): TableColumn['holds'] {
  const { element, children } = tree;
  if (children.length > 0) {
    const isList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST';
    return isList && children.length === 1 ? 'lists' : 'something else';
  }
  if (element.repetition_type === 'REPEATED') return 'something else';
  if (isNumber(element)) return 'numbers';
  return isText(element) ? 'text' : 'something else';
}

const numericTypes: ReadonlySet<string | undefined> = new Set(['FLOAT', 'DOUBLE', 'INT32', 'INT64']);
const numericMeaning = /^(?:U?INT_\d+|INTEGER|DECIMAL|FLOAT16|NULL)$/;

/** Whether a leaf is a number, not a date or a time that is stored as one. */
export function isNumber({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  const meaning = converted ?? logical?.type;
  return meaning === undefined ? numericTypes.has(type) : numericMeaning.test(meaning);
}

function isText({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  const meaning = converted ?? logical?.type;
  return type === 'BYTE_ARRAY' && (meaning === undefined || /^(?:UTF8|STRING|ENUM)$/.test(meaning));
}

function typeOf({ element, children }: SchemaTree): string {
  const { type, converted_type: converted, logical_type: logical, repetition_type: repetition } = element;
  const meaning = converted ?? logical?.type;
  const name = [repetition === 'REPEATED' ? 'repeated' : undefined, type, meaning].filter(Boolean).join(' ');
  return children.length === 0 || name !== '' ? name : 'a group of columns';
}
