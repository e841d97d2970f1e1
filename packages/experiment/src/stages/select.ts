import { selectSettings } from '@snpress/models/tuning/select-settings';
import { select } from '../definitions/select.js';

export default select.implement(async ({ params, inputs }) => {
  const scores = await Promise.all(inputs.scores.map((input) => input.read()));
  return { selection: selectSettings(scores, params) };
});
