/** The schema metadata that make an Arrow IPC file a bundle. */
export const bundleSchema = {
  formatKey: 'snpress.format',
  format: 'bundle/1',
  metadataKey: 'snpress.metadata',
} as const;
