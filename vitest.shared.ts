import type { ViteUserConfig } from 'vitest/config';

/** Test settings that every project shares: sources are tested, not builds, and a test that prints fails. */
export function testDefaults(name: string): Pick<ViteUserConfig, 'resolve' | 'ssr' | 'test'> {
  // No `import` among them: it would go to Node for what is required too.
  const conditions = ['@snpress/source', 'node'];
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: {
      name,
      include: ['test/**/*.test.ts'],
      environment: 'node',
      testTimeout: 60_000,
      hookTimeout: 120_000,
      onConsoleLog(log) {
        throw new Error(`A test printed to the console: ${log}`);
      },
    },
  };
}
