import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStorage } from './object-storage.js';

/** A remote store cannot be used; the message says why and what to do. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
}

/**
 * Opens a bucket of S3, or of what speaks its language (MinIO, Ceph, Garage): region, credentials and endpoint come from where all tools of
 * AWS take them (`AWS_PROFILE`, `AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL_S3`, …).
 *
 * @param url `s3://bucket/folder`
 * @throws {RemoteError} when it is no such URL, or the bucket cannot be read.
 */
export async function openS3(url: string): Promise<ObjectStorage> {
  const [, bucket, folder = ''] = /^s3:\/\/([^/?#]+)\/?([^?#]*)$/.exec(url) ?? [];
  if (bucket === undefined)
    throw new RemoteError(`${url} is no place of a remote store; give s3://BUCKET/FOLDER`);
  // Which versions of Node later ones support is nothing to tell people in every run.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  // Loaded only where it is asked for: it is large.
  const s3 = await import('@aws-sdk/client-s3');
  const client = createClient(s3.S3Client);
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + name });
  const read = (name: string) =>
    unlessMissing(async () => (await client.send(new s3.GetObjectCommand(at(name)))).Body as Readable);
  try {
    // Whether it is there does not matter, but that this can be told.
    (await read('probe'))?.destroy();
  } catch (error) {
    throw new RemoteError(
      `the remote store ${url} cannot be used: ${inWords(error)}; look after the bucket, the credentials (AWS_PROFILE, AWS_ACCESS_KEY_ID) ` +
        'and, where it is not on AWS, AWS_ENDPOINT_URL_S3',
      { cause: error },
    );
  }
  return {
    name: url,
    read,
    size: (name) =>
      unlessMissing(async () => (await client.send(new s3.HeadObjectCommand(at(name)))).ContentLength),
    async write(name, content, digest) {
      const body =
        typeof content === 'string'
          ? { Body: content }
          : { Body: createReadStream(content.file), ContentLength: content.bytes };
      const ChecksumSHA256 = Buffer.from(digest, 'hex').toString('base64');
      await client.send(new s3.PutObjectCommand({ ...at(name), ...body, ChecksumSHA256 }));
    },
  };
}

function createClient(Client: typeof S3Client): S3Client {
  const isElsewhere = (process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL) !== undefined;
  return new Client({
    // Servers other than Amazon's have buckets in the path and, often, no regions.
    ...(isElsewhere && { forcePathStyle: true, region: process.env.AWS_REGION ?? 'us-east-1' }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 120_000 },
  });
}

async function unlessMissing<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket') return undefined;
    throw error;
  }
}

function inWords(error: unknown): string {
  const { name, message } = error as Error;
  return message === '' || message === name ? name : `${name}, ${message}`;
}
