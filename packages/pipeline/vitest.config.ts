import { defineConfig } from 'vitest/config';
import { testDefaults } from '../../vitest.shared.ts';

// Without `module`: what @aws-sdk has for that is for bundlers alone, and Node does not load it.
const conditions = ['@snpress/source', 'node', 'import', 'default'];

export default defineConfig({
  root: import.meta.dirname,
  ...testDefaults('pipeline'),
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
});
