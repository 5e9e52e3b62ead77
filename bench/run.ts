/**
 * Runs every bench of this folder, or those named: `node bench/run.ts packing peers` (Node 24). Prints a table for each and
 * exits with 1 when a value is above its limit, or a bench could not run.
 */
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One measured value; at most `limit` passes. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly pass: boolean;
}

const FOLDER = import.meta.dirname;

async function main(wanted: readonly string[]): Promise<number> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts') && file !== 'run.ts').sort();
  const names = files.map((file) => basename(file, '.ts'));
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`no bench named ${unknown.join(', ')}; there are ${names.join(', ')}`);
    return 2;
  }
  let failed = 0;
  let ran = 0;
  for (const name of wanted.length === 0 ? names : wanted) {
    const module: Record<string, unknown> = await import(pathToFileURL(`${FOLDER}/${name}.ts`).href);
    const { bench } = module;
    if (typeof bench !== 'function') continue;
    ran++;
    const rows = await measured(name, bench as () => Promise<readonly BenchRow[]>);
    failed += rows.filter(({ pass }) => !pass).length;
    console.log(`${tableOf(name, rows)}\n`);
  }
  console.log(failed === 0 ? `all goals of ${ran} benches met` : `${failed} goals missed`);
  return failed === 0 && ran > 0 ? 0 : 1;
}

/** A bench that throws, or measures nothing, is a goal that was missed; the others still run. */
async function measured(name: string, bench: () => Promise<readonly BenchRow[]>): Promise<readonly BenchRow[]> {
  try {
    const rows = await bench();
    return rows.length > 0 ? rows : [broken('measured nothing')];
  } catch (error) {
    console.error(`${name}:`, error);
    return [broken(error instanceof Error ? error.message : String(error))];
  }
}

function broken(why: string): BenchRow {
  return { name: why, value: Number.NaN, limit: 0, unit: '', pass: false };
}

function tableOf(title: string, rows: readonly BenchRow[]): string {
  const cells = rows.map(({ name, value, limit, unit, pass }) => [
    pass ? 'ok' : 'FAIL',
    name,
    `${figure(value)} ${unit}`.trim(),
    `${figure(limit)} ${unit}`.trim(),
  ]);
  const head = ['', title, 'value', 'at most'];
  const width = (column: number) => Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0));
  const widths = head.map((_, column) => width(column));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, column) => (column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(head), ...cells.map(line)].join('\n');
}

/** Enough digits for a ratio near 1, no more for large figures. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(5);
}

process.exitCode = await main(process.argv.slice(2));
