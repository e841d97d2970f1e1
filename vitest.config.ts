import { defineConfig } from 'vitest/config';
import { SkipReporter } from './vitest.skips.ts';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'tools'],
    maxWorkers: 2,
    reporters: [new SkipReporter(), 'default'],
  },
});
