import { print } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { path } from './option-kinds.js';

/** `snpress data fetch DATASET` */
export const dataFetchCommand = defineCommand({
  command: 'fetch [dataset]',
  describe: 'Download a public dataset; without a name, list those there are',
  builder: (yargs) =>
    yargs
      .positional('dataset', { type: 'string', describe: 'Its name, such as yeast-brem2005' })
      .option('out', {
        ...path,
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
  handler: async ({ dataset, out, mirror }) => {
    if (dataset === undefined) {
      const { catalogue } = await import('@snpress/datasets/catalogue/catalogue');
      print(catalogue.map(({ name, title }) => `${name}  ${title}`).join('\n'));
      return;
    }
    const { fetchPublicData } = await import('@snpress/experiment/data-tools/fetch-public-data');
    const { describeDataset, describeFile } = await import('../view/describe-dataset.js');
    const { createDownloadLine } = await import('../view/download-line.js');
    const progress = createDownloadLine();
    const sizes = new Map<string, number>();
    try {
      const fetched = await fetchPublicData({
        dataset,
        out,
        mirror,
        onProgress({ name }, done, total) {
          sizes.set(name, done);
          progress.update(name, done, total);
        },
        onFile({ name, bytes }, outcome) {
          progress.clear();
          print(describeFile(name, sizes.get(name) ?? bytes, outcome));
        },
      });
      print(`\n${describeDataset(fetched.dataset, fetched.isUsualFolder ? undefined : fetched.folder)}`);
    } finally {
      progress.clear();
    }
  },
});
