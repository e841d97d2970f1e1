import type { MarkerStream } from '@snpress/data';
import { textOnDisk } from '../files/file-on-disk.js';
import { openServiceContent } from './open-service-content.js';

/** Opens the file of a genotyping service on disk, as `openServiceContent` has it. */
export function openServiceFile(path: string, ploidy: 1 | 2 | undefined): MarkerStream {
  return openServiceContent(textOnDisk(path), ploidy);
}
