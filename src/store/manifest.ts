/** The list of a task's carried files, which travels with them. The record holds its digest. */

import { createHash } from 'node:crypto';
import type { CarriedFiles } from '../model.ts';
import { isMapping } from '../model.ts';
import { packedPath, unpackedPath } from './spelling.ts';

export interface ManifestFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content, in lower-case hex. */
  readonly sha256: string;
  /** The file was there before the task began, carried from a task or collected as a task's: it is not this task's work. */
  readonly received: boolean;
}

export interface Manifest {
  readonly task: string;
  /** Sorted by path. */
  readonly files: readonly ManifestFile[];
}

/** The text of a manifest, and what the record of the task says of it. */
export function sealManifest({ task, files }: Manifest): { readonly text: string; readonly sealed: CarriedFiles } {
  const listed = files.map(({ path, size, sha256, received }) => ({
    path: packedPath(path),
    size,
    sha256,
    ...(received && { received }),
  }));
  const text = `${JSON.stringify({ version: 1, task, files: listed })}\n`;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { text, sealed: { count: files.length, bytes, sha256: createHash('sha256').update(text).digest('hex') } };
}

/** Reads a manifest that must be the sealed one. `null` for everything else: no digest, no manifest. */
export function openManifest(content: Buffer, task: string, sealed: CarriedFiles): Manifest | null {
  if (createHash('sha256').update(content).digest('hex') !== sealed.sha256) return null;
  let value: unknown;
  try {
    value = JSON.parse(content.toString('utf8'));
  } catch {
    return null;
  }
  if (!isMapping(value) || value['version'] !== 1 || value['task'] !== task || !Array.isArray(value['files']))
    return null;
  const files = value['files'].map(readFile);
  const whole = files.filter((file) => file !== null);
  const bytes = whole.reduce((sum, { size }) => sum + size, 0);
  return whole.length === files.length && files.length === sealed.count && bytes === sealed.bytes
    ? { task, files: whole }
    : null;
}

function readFile(value: unknown): ManifestFile | null {
  if (!isMapping(value)) return null;
  const { path: packed, size, sha256, received = false } = value;
  const path = typeof packed === 'string' ? unpackedPath(packed) : null;
  if (path === null || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || typeof received !== 'boolean') return null;
  return { path, size, sha256, received };
}
