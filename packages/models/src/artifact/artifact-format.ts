/** What the metadata of a saved model artifact say of it. */
export const artifactFormat = { type: 'model-artifact', version: 1 } as const;
