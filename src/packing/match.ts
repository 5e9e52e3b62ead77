/** Which lines of a report are about which item: reports name files, classes and tests in many ways. */
import { decodeReferences } from './references.ts';

/** One test of a report, or one line of a list of durations. Texts are hostile; those that are absent are empty. */
export interface ReportEntry {
  /** The file that the test, or a suite around it, names. */
  readonly file: string;
  readonly className: string;
  /** The test, or the key in a list of durations. */
  readonly name: string;
  /** Names of the suites around it, the innermost first. */
  readonly suites: readonly string[];
  /** Equal for the tests of one suite of one document, and different for others of that document. */
  readonly suite: number;
  /** Milliseconds; `null` when it says none. */
  readonly ms: number | null;
  /** `null` in a list of durations, where a later line replaces an earlier one. */
  readonly outcome: 'passed' | 'failed' | 'skipped' | null;
  readonly failure: TestFailure | null;
}

/** One failing test. All texts are hostile. */
export interface TestFailure {
  readonly test: string;
  readonly message: string;
  /** Where it failed, as far as the report says so; the file with `/`. */
  readonly file: string | null;
  readonly line: number | null;
}

/** What reports say of one item. */
export interface ItemResult {
  /** Milliseconds of all its tests together; `null` when none says a time. */
  readonly ms: number | null;
  /** `skipped` when all its tests were; `null` when only durations are known. */
  readonly outcome: 'passed' | 'failed' | 'skipped' | null;
  /** A test failed, and passed when it ran again: its last run is what counts in `outcome`. */
  readonly reran: boolean;
  /** The first failing tests, in the order of the reports. */
  readonly failures: readonly TestFailure[];
  /** How many entries are about it. */
  readonly entries: number;
}

export interface Matching {
  /** In the order of the items; `null` for one that no entry is about. */
  readonly results: readonly (ItemResult | null)[];
  /** Entries that are about no item. */
  readonly unmatched: number;
  /** Entries that could be about several items, and count for none. */
  readonly ambiguous: number;
  /** The same for each document, and the items that it has entries about. */
  readonly documents: readonly DocumentMatching[];
}

export interface DocumentMatching {
  readonly items: ReadonlySet<string>;
  readonly unmatched: number;
  readonly ambiguous: number;
}

/** Failing tests that are kept for an item. */
const MOST_FAILURES = 20;

/**
 * Finds for each item the entries that are about it. Each inner list is one document. Equal items share what is found. Of the
 * names that an entry has, the file comes first, then its class, then its suites; each is looked up by `Items.find`.
 */
export function matchReports(items: readonly string[], documents: readonly (readonly ReportEntry[])[]): Matching {
  const index = new Items(items);
  const found = new Map<string, ReportEntry[][]>();
  const counts = documents.map((entries, document): DocumentMatching => {
    const about = new Set<string>();
    let [unmatched, ambiguous] = [0, 0];
    for (const entry of entries) {
      const item = index.itemOf(entry);
      if (item === null) unmatched++;
      else if (item === AMBIGUOUS) ambiguous++;
      else {
        about.add(item);
        push(found, item, document, entry);
      }
    }
    return { items: about, unmatched, ambiguous };
  });
  const results = new Map([...found].map(([item, lists]) => [item, resultOf(lists)]));
  const sum = (key: 'unmatched' | 'ambiguous'): number => counts.reduce((total, one) => total + one[key], 0);
  return {
    results: items.map((item) => results.get(item) ?? null),
    unmatched: sum('unmatched'),
    ambiguous: sum('ambiguous'),
    documents: counts,
  };
}

function push(found: Map<string, ReportEntry[][]>, item: string, document: number, entry: ReportEntry): void {
  const lists = found.get(item) ?? [];
  if (lists.length === 0) found.set(item, lists);
  const list = lists[document] ?? [];
  if (list.length === 0) lists[document] = list;
  list.push(entry);
}

/** More than one item: the entry counts for none. */
const AMBIGUOUS = Symbol('ambiguous');
type Found = string | typeof AMBIGUOUS | null;

/** The items by all that a report may call them. */
class Items {
  readonly #same: ReadonlySet<string>;
  /** With `/`, without `./`. */
  readonly #plain = new Map<string, Found>();
  /** Each end of a path that is shorter than the path. */
  readonly #ends = new Map<string, Found>();
  /** A path without its extension and with dots, as a class of its language would be called. */
  readonly #dotted = new Map<string, Found>();
  readonly #dottedEnds = new Map<string, Found>();
  readonly #folders = new Set<string>();
  readonly #known = new Map<string, Found>();

  constructor(items: readonly string[]) {
    this.#same = new Set(items);
    for (const item of this.#same) {
      const plain = plainPath(item);
      add(this.#plain, plain, item);
      // A task id in full has no ends of its own: only its item does.
      if (!/[\\/.]/.test(item) || /^[A-Za-z_][\w-]*\[.*\]$/.test(item)) continue;
      for (const end of endsOf(plain, '/')) add(this.#ends, end, item);
      if (item.endsWith('/')) this.#folders.add(plain);
      const dotted = dottedOf(plain);
      add(this.#dotted, dotted, item);
      for (const end of endsOf(dotted, '.')) add(this.#dottedEnds, end, item);
    }
  }

  itemOf({ file, className, name, suites }: ReportEntry): Found {
    return (
      (file === '' ? null : this.#cached(`file ${file}`, () => this.#ofPath(file))) ??
      this.#ofTest(file, className, name) ??
      (className === '' ? null : this.#cached(`class ${className}`, () => this.#ofName(className))) ??
      (className === '' && name !== '' ? this.#cached(`name ${name}`, () => this.#ofName(name)) : null) ??
      this.#cached(`suites ${suites.join('\0')}`, () => first(suites, (suite) => this.#ofName(suite))) ??
      (file === '' ? null : this.#cached(`folder ${file}`, () => this.#ofFolder(file)))
    );
  }

  #cached(key: string, find: () => Found): Found {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.#known.set(key, found);
    return found;
  }

  /** An item that is one test. */
  #ofTest(file: string, className: string, name: string): Found {
    if (name === '') return null;
    const ids = [`${className}::${name}`, `${file}::${name}`, name];
    return this.#sameAs(ids) ?? (className === '' ? null : (this.#dotted.get(`${className}.${name}`) ?? null));
  }

  #sameAs(texts: readonly string[]): Found {
    return texts.find((text) => this.#same.has(text)) ?? null;
  }

  /** The name of a class or suite, or the key in a list of durations: a path, a class, or a test id. */
  #ofName(name: string): Found {
    return this.#ofPath(name) ?? this.#ofClass(name) ?? this.#ofTestId(name);
  }

  /** The same text; without `./`; `\` as `/`; references decoded; an absolute path; below the folder where the tool ran. */
  #ofPath(text: string): Found {
    if (this.#same.has(text)) return text;
    return first([text, decodeReferences(text)], (one) => {
      const plain = plainPath(one);
      return this.#plain.get(plain) ?? this.#ofAbsolute(plain) ?? this.#ends.get(plain) ?? null;
    });
  }

  /** The longest item that an absolute path ends with. */
  #ofAbsolute(plain: string): Found {
    if (!/^(?:\/|[A-Za-z]:\/)/.test(plain)) return null;
    return first(endsOf(plain, '/'), (end) => this.#plain.get(end) ?? null);
  }

  /** `tests.test_cli.TestHelp` for `tests/test_cli.py`; `Cart$WhenFull` is a part of `Cart`. */
  #ofClass(text: string): Found {
    if (/[\\/\s]/.test(text)) return null;
    const parts = text.replace(/\$.*/, '').split('.');
    for (let length = parts.length; length > 0; length--) {
      const name = parts.slice(0, length).join('.');
      const found = (this.#same.has(name) ? name : null) ?? this.#dotted.get(name);
      if (found !== undefined && found !== null) return found;
      // One word alone is too little, unless what follows it can only be classes inside a module.
      if (length === 1 && !parts.slice(1).every((part) => /^[A-Z_]/.test(part))) return null;
      const below = this.#dottedEnds.get(name);
      if (below !== undefined) return below;
    }
    return null;
  }

  /** Test ids are a path, and then where in the file: they add to their file. */
  #ofTestId(text: string): Found {
    for (let at = text.lastIndexOf('::'); at > 0; at = text.lastIndexOf('::', at - 1)) {
      const found = this.#ofPath(text.slice(0, at));
      if (found !== null) return found;
    }
    const path = /^(.+?\.\w+)(?:\[[\d:]+\]|:\d+(?::\d+)?|\s[>›]\s.*|:\d+(?::\d+)?\s.*)$/s.exec(text)?.[1];
    return path === undefined ? null : this.#ofPath(path);
  }

  /** The innermost item that is a folder around the file. */
  #ofFolder(file: string): Found {
    const plain = plainPath(file);
    for (let at = plain.lastIndexOf('/'); at > 0; at = plain.lastIndexOf('/', at - 1)) {
      const folder = plain.slice(0, at + 1);
      if (this.#folders.has(folder)) return this.#plain.get(folder) ?? null;
    }
    return null;
  }
}

function add(map: Map<string, Found>, key: string, item: string): void {
  const known = map.get(key);
  map.set(key, known === undefined || known === item ? item : AMBIGUOUS);
}

function first(texts: readonly string[], find: (text: string) => Found): Found {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return null;
}

/** A path with `/`, without a scheme, `.` and `..`; a leading `..` is dropped, as it only says where a tool ran. */
function plainPath(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/^file:\/\//, '');
  if (slashed === '' || !/(?:^|\/)\.{0,2}\/|(?:^|\/)\.{1,2}$/.test(slashed)) return slashed;
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  if (parts.length === 0 && !slashed.startsWith('/')) return '.';
  return `${slashed.startsWith('/') ? '/' : ''}${parts.join('/')}${slashed.endsWith('/') ? '/' : ''}`;
}

/** What stands after each separator, the longest first. */
function endsOf(text: string, separator: string): string[] {
  const ends: string[] = [];
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
    const end = text.slice(at + 1);
    if (end !== '') ends.push(end);
  }
  return ends;
}

function dottedOf(plain: string): string {
  const [path = '', ...inside] = plain.split('::');
  const name = path.replace(/(?<=[^/])\.\w+$/, '').replaceAll('/', '.');
  return [path.includes('/') || inside.length > 0 ? name : path.replace(SOURCE, ''), ...inside].join('.');
}

/** Without a folder, only a known ending tells the file `test_a.py` from the class `acme.Cart`. */
const SOURCE = /\.(?:py|java|kt|kts|scala|groovy|cs|fs|php|rb|go|swift|[cm]?[jt]sx?)$/;

/** Adds up what the documents say of one item. A test that several documents have counts as in the last of them. */
function resultOf(lists: readonly (readonly ReportEntry[] | undefined)[]): ItemResult {
  const tests = new Map<string, Once>();
  for (const list of lists) for (const [key, once] of oncePerDocument(list ?? [])) tests.set(key, once);
  const all = [...tests.values()];
  const times = all.map(({ ms }) => ms).filter((ms) => ms !== null);
  const outcomes = new Set(all.flatMap(({ outcome }) => outcome ?? []));
  return {
    ms: times.length === 0 ? null : times.reduce((sum, ms) => sum + ms, 0),
    outcome: outcomes.has('failed')
      ? 'failed'
      : outcomes.has('passed')
        ? 'passed'
        : outcomes.has('skipped')
          ? 'skipped'
          : null,
    reran: all.some(({ reran }) => reran),
    failures: all.flatMap(({ failures }) => failures).slice(0, MOST_FAILURES),
    entries: lists.reduce((sum, list) => sum + (list?.length ?? 0), 0),
  };
}

/** What one document says of one test. */
interface Once {
  readonly ms: number | null;
  readonly outcome: ReportEntry['outcome'];
  readonly reran: boolean;
  readonly failures: readonly TestFailure[];
}

/** Tests of one name in one suite are runs of one test when an earlier one failed, else tests that share a name. */
function oncePerDocument(entries: readonly ReportEntry[]): Map<string, Once> {
  const runs = new Map<string, ReportEntry[]>();
  for (const entry of entries) {
    const key = `${entry.file}\0${entry.className}\0${entry.name}\0${entry.suite}`;
    const known = runs.get(key);
    if (known === undefined) runs.set(key, [entry]);
    else known.push(entry);
  }
  const tests = new Map<string, Once>();
  for (const list of runs.values()) {
    const [{ file, className, name } = NO_TEST] = list;
    const key = `${file}\0${className}\0${name}`;
    tests.set(key, together(tests.get(key), onceOf(list)));
  }
  return tests;
}

const NO_TEST = { file: '', className: '', name: '' };

function onceOf(runs: readonly ReportEntry[]): Once {
  const last = runs.at(-1);
  const reran = runs.slice(0, -1).some(({ outcome }) => outcome === 'failed');
  const counted = reran || last?.outcome === null ? runs.slice(-1) : runs;
  return counted.map(alone).reduce<Once>((sum, one) => together(sum, one), {
    ms: null,
    outcome: null,
    reran: reran && last?.outcome !== 'failed',
    failures: [],
  });
}

function alone({ ms, outcome, failure }: ReportEntry): Once {
  return { ms, outcome, reran: false, failures: failure === null ? [] : [failure] };
}

function together(a: Once | undefined, b: Once): Once {
  if (a === undefined) return b;
  const outcomes = [a.outcome, b.outcome];
  return {
    ms: a.ms === null || b.ms === null ? (a.ms ?? b.ms) : a.ms + b.ms,
    outcome: outcomes.includes('failed') ? 'failed' : outcomes.includes('passed') ? 'passed' : (a.outcome ?? b.outcome),
    reran: a.reran || b.reran,
    failures: [...a.failures, ...b.failures],
  };
}
