import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** A package of ours, or an app. */
interface WorkspacePackage {
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly isPrivate: boolean;
}

/** Every package and app, libraries first: all get the version of a release. */
export const allPackages: readonly WorkspacePackage[] = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(path.join(root, parent)).map((entry) => {
    const folder = path.join(root, parent, entry);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      name: string;
      private?: boolean;
    };
    return { name: manifest.name, folder, isPrivate: manifest.private === true };
  }),
);

/** Those that are published. */
export const publishedPackages = allPackages.filter(({ isPrivate }) => !isPrivate);
