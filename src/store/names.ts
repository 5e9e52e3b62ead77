/** The names of a plan's artifacts. They carry the run attempt, and those of records the outcomes. */

/** Longer names drop the letters; GitHub allows 256 characters. */
const MAX_NAME = 240;

export interface RecordsName {
  readonly kind: 'records';
  readonly attempt: number;
  readonly leg: string;
  /** As `plan/letters.ts` writes them; `null` when they did not fit into the name. */
  readonly letters: string | null;
}

/** The logs of a leg's tasks that failed. */
export interface LogsName {
  readonly kind: 'logs';
  readonly attempt: number;
  readonly leg: string;
}

export interface FilesName {
  readonly kind: 'files';
  readonly attempt: number;
  readonly leg: string;
}

/** The records of many legs and attempts in one artifact, see `folded.ts`. */
export interface FoldName {
  readonly kind: 'fold';
  /** Of the converge that folded: it holds nothing of a later one. */
  readonly attempt: number;
  /** SHA-256 of its content, in hexadecimal digits. */
  readonly digest: string;
}

export interface PlainName {
  readonly kind: 'plan' | 'verdict' | 'report' | 'timings';
  readonly attempt: number;
}

/** What a name says, to a reader who knows the name of its plan. */
export type ArtifactName = RecordsName | FilesName | LogsName | FoldName | PlainName;

/** Writes a name; the inverse of `parseArtifactName`. `copy` from 2 tells apart an upload that had to be repeated. */
export function artifactName(plan: string, name: ArtifactName, copy = 1): string {
  const prefix = `fanfold-${plan}-a${name.attempt}`;
  const suffix = copy > 1 ? `-r${copy}` : '';
  if (name.kind === 'files' || name.kind === 'logs') return `${prefix}-${name.leg}-${name.kind}${suffix}`;
  if (name.kind === 'fold') return `${prefix}-records-${name.digest}${suffix}`;
  if (name.kind !== 'records') return `${prefix}-${name.kind}${suffix}`;
  const whole = name.letters === null ? null : `${prefix}-${name.leg}-${name.letters}${suffix}`;
  return whole === null || whole.length > MAX_NAME ? `${prefix}-${name.leg}-x${suffix}` : whole;
}

const REST =
  /^-a([1-9]\d{0,5})-(?:(plan|verdict|report|timings)|records-([0-9a-f]{64})|(w[1-9]\d*-leg-\d{3,})-(?:(files|logs)|(x)|((?:[SFNP](?:[1-9]\d{0,5})?){1,240})))(?:-r[2-9])?$/;

/** Reads the name of an artifact of the plan; `null` for every other artifact of the run. */
export function parseArtifactName(plan: string, artifact: string): ArtifactName | null {
  const prefix = `fanfold-${plan}`;
  const match = artifact.startsWith(prefix) ? REST.exec(artifact.slice(prefix.length)) : null;
  if (match === null) return null;
  const [, number, kind, digest, leg = '', apart, , letters] = match;
  const attempt = Number(number);
  if (kind !== undefined) return { kind: kind as PlainName['kind'], attempt };
  if (digest !== undefined) return { kind: 'fold', attempt, digest };
  if (apart !== undefined) return { kind: apart as 'files' | 'logs', attempt, leg };
  return { kind: 'records', attempt, leg, letters: letters ?? null };
}
