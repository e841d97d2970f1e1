/** What a stage does, whatever the split and the setting; `final/refit/lasso` of what fits the models to keep. */
export function stageKind(id: string): string {
  const steps = id.split('/').filter((step) => !/^(outer|inner)\d+$/.test(step));
  return steps.slice(0, steps[0] === 'final' ? 3 : 2).join('/');
}
