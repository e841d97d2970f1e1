import { printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';

/** `snpress schema` */
export const schemaCommand = defineCommand({
  command: 'schema',
  describe: 'Print the schema of the experiment file: for editors, or as a reference to read',
  builder: (yargs) =>
    yargs
      .option('format', {
        choices: ['json', 'markdown'] as const,
        default: 'json' as const,
        describe: 'JSON Schema, or Markdown',
      })
      .example(
        '$0 schema > experiment.schema.json',
        '# yaml-language-server: $schema=experiment.schema.json',
      ),
  handler: async ({ format }) => {
    if (format === 'markdown') {
      const { specReference } = await import('@snpress/experiment/spec/spec-reference');
      process.stdout.write(specReference());
      return;
    }
    const { experimentJsonSchema } = await import('@snpress/experiment/spec/experiment-json-schema');
    printJson(experimentJsonSchema());
  },
});
