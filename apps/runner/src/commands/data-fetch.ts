import type { CommandModule } from 'yargs';

interface FetchArguments {
  readonly dataset: string | undefined;
  readonly out: string | undefined;
  readonly mirror: string | undefined;
}

/** `snpress data fetch DATASET` */
export const dataFetchCommand: CommandModule<object, FetchArguments> = {
  command: 'fetch [dataset]',
  describe: 'Download a public dataset; without a name, list those there are',
  builder: (yargs) =>
    yargs
      .positional('dataset', { type: 'string', describe: 'Its name, such as yeast-brem2005' })
      .option('out', {
        type: 'string',
        describe: 'The folder for its files; by default that of its name in $SNPRESS_DATA, or in data',
      })
      .option('mirror', {
        type: 'string',
        describe: 'Another server, with the files at ADDRESS/DATASET/FILE; by default $SNPRESS_MIRROR',
      })
      .example(
        '$0 data fetch yeast-brem2005',
        'what is there already is kept, what is not whole is continued',
      ),
  handler: async (args) => {
    const { fetchFiles } = await import('../data-tools/fetch-files.js');
    await fetchFiles(args);
  },
};
