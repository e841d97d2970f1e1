import type { CommandModule } from 'yargs';

interface SchemaArguments {
  readonly format: 'json' | 'markdown';
}

/** `snpress schema` */
export const schemaCommand: CommandModule<object, SchemaArguments> = {
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
    process.stdout.write(`${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
  },
};
