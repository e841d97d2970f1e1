import { defineGroup } from './define-command.js';
import { modelInspectCommand } from './model-inspect.js';
import { modelMatchCommand } from './model-match.js';

/** `snpress model …` */
export const modelCommand = defineGroup('model', 'Look at models', [modelInspectCommand, modelMatchCommand]);
