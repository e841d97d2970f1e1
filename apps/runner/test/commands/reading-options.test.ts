import { readingFields } from '@snpress/formats/registry/reading-fields';
import { expect, test } from 'vitest';
import yargs from 'yargs';
import { commands } from '../../src/commands/commands.js';
import { givenReading, readingChoices } from '../../src/commands/reading-options.js';

async function help(...command: readonly string[]): Promise<string> {
  let text = '';
  const parser = yargs().scriptName('snpress').command(commands).wrap(null).exitProcess(false);
  await parser.parseAsync([...command, '--help'], {}, (_error, _args, output) => {
    text += output;
  });
  return text;
}

test.each([
  [['predict'], '--format', ''],
  [['export'], '--genotypes-format', ''],
  [['data', 'inspect'], '--format', ''],
  [['data', 'convert'], '--format', ''],
  [['data', 'reconcile'], '--format', ''],
  [['data', 'reconcile'], '--reference-format', 'reference-'],
] as const)('%s has every option of reading that a spec has', async (command, format, prefix) => {
  const { flags } = await readingChoices();
  expect(new Set(flags.map(({ path: [key] }) => key))).toEqual(new Set(Object.keys(readingFields)));
  const text = await help(...command);
  const wanted = flags.map(({ flag }) => (flag === 'format' ? format : `--${prefix}${flag}`));
  expect(wanted.filter((flag) => !new RegExp(`^ +${flag} `, 'm').test(text))).toEqual([]);
});

test('what is given is what a spec would say', async () => {
  const given = { field: 'DS', region: ['1', '2'], 'gene-column': 'ENSG', ploidy: 1, pass: true, others: 1 };
  expect(await givenReading(given)).toEqual({
    ploidy: 1,
    vcf: { field: 'DS', region: ['1', '2'], pass: true },
    long: { gene: 'ENSG' },
  });
  expect(await givenReading({ 'genotypes-format': 'vcf' }, { format: 'genotypes-format' })).toEqual({
    format: 'vcf',
  });
  expect(await givenReading({})).toBeUndefined();
});
