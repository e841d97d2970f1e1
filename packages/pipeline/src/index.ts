export type { RunEvent } from './engine/events.js';
export type { Reason } from './engine/reason.js';
export type { Json } from './stage/json.js';
export type { InputReference, Stage, StageContext, StageFunction, StageLibrary } from './stage/stage.js';
