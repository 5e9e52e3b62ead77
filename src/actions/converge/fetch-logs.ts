/** The logs of failed tasks that legs left beside their records. They are for people: no verdict depends on them. */
import { MOST_FAILED_LOG } from '../../app/whole-logs.ts';
import type { TaskRecord } from '../../model.ts';
import { isFailure } from '../../policy/outcome.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { LogsName } from '../../store/names.ts';
import type { PackedFile } from '../../store/zip.ts';
import { taskFileName } from '../../tasklist/naming.ts';
import type { Named } from '../leg/run-view.ts';

/** How many artifacts are downloaded, the bytes of the archive of one, and the bytes of all logs together. */
const MOST = { artifacts: 40, archive: 4 * 1024 * 1024, all: 8 * 1024 * 1024 } as const;

/**
 * Task id to the log of its command, of the records that failed. A leg speaks only for its own tasks of its own attempt. What
 * is absent, too large or unreadable is left out: the record has the log's end.
 */
export async function fetchFailedLogs(
  records: Iterable<TaskRecord>,
  named: readonly Named[],
  store: ArtifactStore,
): Promise<ReadonlyMap<string, string>> {
  const byLeg = new Map<string, TaskRecord[]>();
  for (const record of records)
    if (isFailure(record))
      byLeg.set(keyOf(record.leg, record.runAttempt), [
        ...(byLeg.get(keyOf(record.leg, record.runAttempt)) ?? []),
        record,
      ]);
  const room = { left: MOST.all };
  const wanted = logsIn(named).filter(({ name }) => byLeg.has(keyOf(name.leg, name.attempt)));
  const read = await Promise.all(
    wanted.slice(0, MOST.artifacts).map(({ artifact, name }) => {
      const ofLeg = byLeg.get(keyOf(name.leg, name.attempt)) ?? [];
      return store.open(artifact, (files) => logsOf(files, ofLeg, room));
    }),
  );
  return new Map(read.flatMap((one) => ('kind' in one ? [] : one)));
}

const keyOf = (leg: string, attempt: number): string => `${attempt} ${leg}`;

function logsIn(named: readonly Named[]): Named<LogsName>[] {
  return named.flatMap(({ artifact, name }) =>
    name.kind === 'logs' && artifact.size <= MOST.archive ? [{ artifact, name }] : [],
  );
}

async function logsOf(
  files: readonly PackedFile[],
  records: readonly TaskRecord[],
  room: { left: number },
): Promise<(readonly [task: string, log: string])[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const texts = new Map<string, string>();
  const found: (readonly [string, string])[] = [];
  for (const { task, batch } of records) {
    const path = `${taskFileName(batch?.id ?? task)}.log`;
    const text = texts.get(path) ?? (await contentOf(byPath.get(path), room));
    if (text === null) continue;
    texts.set(path, text);
    found.push([task, text]);
  }
  return found;
}

async function contentOf(file: PackedFile | undefined, room: { left: number }): Promise<string | null> {
  if (file === undefined || file.size > MOST_FAILED_LOG || file.size > room.left) return null;
  room.left -= file.size;
  return (await file.content()).toString();
}
