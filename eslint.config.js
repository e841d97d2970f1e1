import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The packages, lowest first: each may import those before it; `pipeline` knows no biology and imports none. */
const floors = ['data', 'formats', 'datasets', 'preprocess', 'models', 'evaluate', 'associate', 'report'];
const layers = [
  ...floors.map((name, floor) => ({
    sourceTag: `layer:${name}`,
    onlyDependOnLibsWithTags: floors.slice(0, floor).map((below) => `layer:${below}`),
  })),
  { sourceTag: 'layer:pipeline', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'layer:experiment',
    onlyDependOnLibsWithTags: [...floors, 'pipeline'].map((below) => `layer:${below}`),
  },
  { sourceTag: 'layer:runner', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'layer:web', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['*'] },
];

const random = {
  object: 'Math',
  property: 'random',
  message: 'Draw from an Rng: results depend on the seed alone.',
};
const printing = ['stdout', 'stderr', 'exit', 'exitCode'].map((property) => ({
  object: 'process',
  property,
  message: 'Only apps/runner prints and exits: return data, throw, or tell a listener.',
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/coverage',
      '.nx',
      '.snpress',
      '**/fixtures',
      '**/assembly',
      '**/*.d.ts',
      'runs',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      'no-console': 'error',
      'no-restricted-properties': ['error', random],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    // The conformance suite sees to it that estimators print nothing. A pilot is a program of its own, and has a log.
    ignores: ['packages/models/src/testing/**', 'packages/pipeline/src/cluster/pilot-main.ts'],
    rules: { 'no-restricted-properties': ['error', random, ...printing] },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 99 }] },
  },
  {
    files: ['packages/experiment/src/{artifacts,compile,definitions,report-input,stages}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@snpress/[^/]+$|(^|/)index(\\.js)?$',
              allowTypeImports: true,
              message:
                'Name the module that is needed: a whole package in the fingerprint of a stage makes every edit of it a reason to run the stage again.',
            },
          ],
        },
      ],
    },
  },
  {
    // The data model runs in a browser.
    files: ['packages/data/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*'],
              message: '@snpress/data runs in a browser; files are for @snpress/formats.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'Buffer', 'process'],
    },
  },
  {
    files: ['**/vitest.*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false, project: false } },
  },
  {
    files: ['**/*.ts', '**/*.js'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          checkDynamicDependenciesExceptions: ['.*'],
          allow: ['^.*/vitest.(shared.ts|chromium.js)$'],
          depConstraints: layers,
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
  prettier,
);
