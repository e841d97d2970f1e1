import { defineGroup } from './define-command.js';
import { modelInspectCommand } from './model-inspect.js';

/** `snpress model …` */
export const modelCommand = defineGroup('model', 'Look at models that runs left', [modelInspectCommand]);
