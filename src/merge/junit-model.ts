/**
 * JUnit XML as test tools write it and CI systems read it (there is no standard; the common ground is the schema of
 * Jenkins' xUnit plugin): `testsuites` > `testsuite` > `testcase`. All texts are hostile.
 */

/** What merging keeps at most; texts are counted in UTF-16 units. */
export const JUNIT_LIMITS = {
  /** Of all documents of one merge together. */
  characters: 128 * 1024 * 1024,
  /** Of all documents of one merge together. */
  cases: 500_000,
  /** Failing tests that are listed; the merged file has them all. */
  failing: 10_000,
  /** One attribute. */
  attribute: 16 * 1024,
  attributes: 50,
  properties: 200,
  /** The text of one failure; its start is kept. */
  failure: 64 * 1024,
  /** `system-out` or `system-err` of one test or suite; its end is kept. */
  output: 64 * 1024,
  /** The message of a failing test in the list. */
  message: 2000,
  /** Its names. */
  name: 500,
} as const;

export type Pair = readonly [name: string, value: string];

/** Elements that say how a test ended; the last four are Surefire's, for tests that ran again. */
export const RESULT_NAMES: ReadonlySet<string> = new Set([
  'skipped',
  'error',
  'failure',
  'rerunFailure',
  'rerunError',
  'flakyFailure',
  'flakyError',
]);

export interface JunitResult {
  readonly element: string;
  /** `message` and `type`, where given. */
  readonly attributes: readonly Pair[];
  readonly text: string;
}

export interface JunitCase {
  readonly attributes: readonly Pair[];
  readonly properties: readonly Pair[];
  readonly results: readonly JunitResult[];
  readonly systemOut: string;
  readonly systemErr: string;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  /** `null` when the report gives none, or no number. */
  readonly seconds: number | null;
}

/** One suite without suites inside it. */
export interface JunitSuite {
  readonly name: string;
  /** Without `name`, the counts and `time`. */
  readonly attributes: readonly Pair[];
  readonly properties: readonly Pair[];
  readonly cases: readonly JunitCase[];
  readonly systemOut: string;
  readonly systemErr: string;
  /** The names of the suites around it, the innermost first, without its own. */
  readonly outer: readonly string[];
  /** The file that it, a suite around it, or an empty suite before it names; empty when none does. */
  readonly file: string;
  /** What the suite says; `null` when it says nothing, or has suites inside, whose times it includes. */
  readonly seconds: number | null;
}

/** One failing test out of the merged JUnit files. All texts are hostile. */
export interface FailingTest {
  readonly task: string;
  readonly suite: string;
  readonly test: string;
  readonly message: string;
  /** Where the test failed, as far as its report says so. */
  readonly file: string | null;
  readonly line: number | null;
}

/** Whether the report was made from the output of `go test`: such reports name the version of Go. */
export function isGo(properties: readonly Pair[]): boolean {
  return properties.some(([name]) => name === 'go.version');
}

/** The value of an attribute; empty when it is absent. */
export function attributeOf(pairs: readonly Pair[], wanted: string): string {
  return pairs.find(([name]) => name === wanted)?.[1] ?? '';
}
