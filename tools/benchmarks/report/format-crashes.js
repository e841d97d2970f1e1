import { scenarios } from '../crash/attempt-crash.js';
import { formatTable } from './format-table.js';

/** One line per scenario: how often runs were killed, at what progress, and how many resumed to the same bytes. */
export function formatCrashes(attempts) {
  const body = scenarios.map(({ name }, index) =>
    line(
      name,
      attempts.filter(({ scenario }) => scenario === index),
    ),
  );
  const header = ['scenario', 'attempts', 'kills', ...quarters, 'files harmed', 'identical'];
  return formatTable([header, ...body, line('all', attempts)]);
}

const quarters = ['at 0 %', '– 25 %', '– 50 %', '– 75 %', '– 100 %', '100 %'];

function line(name, attempts) {
  const struck = attempts.flatMap((attempt) => attempt.struck);
  const counts = Array(quarters.length).fill(0);
  for (const share of struck) counts[share === 0 ? 0 : share === 1 ? 5 : 1 + Math.floor(share * 4)]++;
  const harmed = attempts.flatMap((attempt) => Object.values(attempt.harmed)).reduce((a, b) => a + b, 0);
  const identical = attempts.filter(({ problems }) => problems.length === 0).length;
  return [name, attempts.length, struck.length, ...counts, harmed, `${identical} of ${attempts.length}`].map(
    String,
  );
}
