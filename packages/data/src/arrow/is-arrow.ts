import { beginsWith } from '../bytes/begins-with.js';

const magic = 'ARROW1';
const continuation = 0xffffffff;

/** Whether bytes begin as an Arrow IPC file does. */
export function isArrowFile(bytes: Uint8Array): boolean {
  return beginsWith(bytes, magic);
}

/** Whether bytes begin as an Arrow IPC stream does: with a message, which is a schema of some length. */
function isArrowStream(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(4, true);
  return view.getUint32(0) === continuation && length > 0 && length % 8 === 0;
}

/** Whether bytes begin as an Arrow IPC file or stream does. */
export function isArrow(bytes: Uint8Array): boolean {
  return isArrowFile(bytes) || isArrowStream(bytes);
}
