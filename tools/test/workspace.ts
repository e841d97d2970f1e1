import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** A package that is published. */
export interface PublishedPackage {
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
}

/** Every package that is published, libraries first. */
export const publishedPackages: readonly PublishedPackage[] = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(path.join(root, parent)).flatMap((entry) => {
    const folder = path.join(root, parent, entry);
    const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
    const { name, private: isPrivate } = JSON.parse(manifest) as { name: string; private?: boolean };
    return isPrivate === true ? [] : [{ name, folder }];
  }),
);
