export const id = 981;
export const ids = [981];
export const modules = {

/***/ 79758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ openArtifacts)
});

// UNUSED EXPORTS: MAX_ARTIFACT_BYTES

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: ./build/github/commands.js
var commands = __webpack_require__(72566);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
;// CONCATENATED MODULE: ./build/github/pace.js

const PACE = { tries: 7, firstDelayMs: 250, maxDelayMs: 16_000 };
/** No server makes us wait longer than this at one time; a job has better uses for its minutes. */
const LONGEST_WAIT_MS = 120_000;
/** Tries again while the failure may pass, with growing pauses that are never shorter than the service asked for. */
async function withRetry(work, isTransient, pace = PACE) {
    listenForRetryAfter();
    for (let attempt = 1;; attempt++) {
        await sleep(askedMs());
        try {
            return await work(attempt);
        }
        catch (error) {
            if (attempt >= pace.tries || !isTransient(error))
                throw error;
            await sleep(pauseBefore(attempt, pace));
        }
    }
}
/** Milliseconds to wait before the repetition number `attempt`: half of it at random, so that legs do not march in step. */
function pauseBefore(attempt, { firstDelayMs, maxDelayMs } = PACE) {
    const backoff = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
    return Math.max(askedMs(), backoff * (0.5 + Math.random() / 2));
}
let resumeAt = 0;
let listening = false;
const askedMs = () => Math.min(LONGEST_WAIT_MS, Math.max(0, resumeAt - Date.now()));
/**
 * The artifact client tells nobody about `Retry-After`; Node's diagnostics channel does. A wait that one answer asks for
 * holds for all requests of this process that have not begun.
 */
function listenForRetryAfter() {
    if (listening)
        return;
    listening = true;
    (0,external_node_diagnostics_channel_.subscribe)('http.client.response.finish', (message) => {
        const { statusCode = 0, headers } = message.response;
        const seconds = Number(headers['retry-after']);
        if (statusCode >= 400 && seconds > 0)
            resumeAt = Math.max(resumeAt, Date.now() + seconds * 1000);
    });
}
function sleep(ms) {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

;// CONCATENATED MODULE: ./build/github/client.js



/** Calls of the artifact client that are under way; each has its own number of pauses. */
const calls = new external_node_async_hooks_.AsyncLocalStorage();
/**
 * One call of GitHub's own artifact client, which is loaded when first used. Within the call, and nowhere else, two habits of
 * that client are changed that no option of it reaches: it prints several lines for each request, and it sleeps 3 to 15
 * seconds before it repeats one, whatever `Retry-After` says.
 */
function callClient(work) {
    install();
    return calls.run({ pauses: 0 }, async () => {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(439), __webpack_require__.e(251), __webpack_require__.e(351), __webpack_require__.e(821)]).then(__webpack_require__.bind(__webpack_require__, 93821));
        return work(new DefaultArtifactClient());
    });
}
let installed = false;
function install() {
    if (installed)
        return;
    installed = true;
    silence(process.stdout);
    globalThis.setTimeout = paced(globalThis.setTimeout);
}
/** A leg that looks for the verdict every few seconds would bury the log of its task. A mask always reaches the runner. */
function silence(stream) {
    const write = stream.write.bind(stream);
    stream.write = ((chunk, ...rest) => {
        if (calls.getStore() === undefined)
            return write(chunk, ...rest);
        const text = String(chunk);
        return text.startsWith('::add-mask::') ? write((0,commands/* ownCommand */.w)(text), ...rest) : true;
    });
}
/**
 * The pauses of `@actions/artifact` 6.2 are 3 s x 1.5^n between requests to the service and 5 s between downloads. Its other
 * timers are guards of 30 s and more.
 */
const isPause = (ms) => typeof ms === 'number' && ms >= 3000 && ms <= 16_000;
function paced(native) {
    const wrapped = (callback, ms, ...rest) => {
        const call = calls.getStore();
        return native(callback, call !== undefined && isPause(ms) ? pauseBefore(++call.pauses) : ms, ...rest);
    };
    return Object.assign(wrapped, native);
}

// EXTERNAL MODULE: ./build/github/fault.js
var fault = __webpack_require__(96730);
// EXTERNAL MODULE: ./build/github/unpack.js
var unpack = __webpack_require__(45290);
;// CONCATENATED MODULE: ./build/github/artifacts.js








const MAX_ARTIFACT_BYTES = 1024 * 1024 * 1024;
const MAX_FILES = 60_000;
/** What `parseArtifactName` reads. */
const MAX_COPIES = 9;
/** The artifacts of the run that this job belongs to, through GitHub's own client, which is loaded when first used. */
function openArtifacts(options = {}) {
    const repeated = (work) => withRetry(work, fault/* isTransient */.dg, options.pace);
    const limit = (0,p_limit/* default */.A)(options.concurrency ?? 8);
    const download = (artifact, folder) => fetchInto(artifact, folder, options, repeated);
    return {
        list: () => repeated(listAll),
        upload: (nameOf, files, root) => store(nameOf, files, root, repeated),
        download,
        downloadAll: async (artifacts, folderOf) => {
            const found = await Promise.all(artifacts.map((one) => limit(() => download(one, folderOf(one)))));
            return found.filter((problem) => problem !== null);
        },
    };
}
function listAll() {
    return callClient(async (client) => {
        const { artifacts } = await client.listArtifacts();
        return artifacts.map(({ name, id, size, digest }) => ({ name, id, size, digest: digest ?? null }));
    });
}
/**
 * The service takes a name at the start of an upload and lists it at the end. So a name that is taken and listed has its
 * content; one that is taken and not listed is the remains of an upload that broke off, maybe our own of a moment ago.
 */
async function store(nameOf, files, root, repeated) {
    let copy = 1;
    let brokeOff = false;
    return repeated(async () => {
        for (;; copy++) {
            try {
                await callClient((client) => client.uploadArtifact(nameOf(copy), [...files], root));
                return 'stored';
            }
            catch (error) {
                if (!(0,fault/* isTaken */.Ck)(error)) {
                    brokeOff = true;
                    throw error;
                }
                const listed = (await listAll()).some(({ name }) => name === nameOf(copy));
                if (listed && brokeOff)
                    return 'stored';
                if (listed || copy === MAX_COPIES || nameOf(copy + 1) === nameOf(copy))
                    return 'taken';
            }
        }
    });
}
async function fetchInto(artifact, folder, options, repeated) {
    const base = { area: 'rim', severity: 'error', at: null, artifact: artifact.name };
    const maxBytes = options.maxBytes ?? MAX_ARTIFACT_BYTES;
    if (artifact.size > maxBytes)
        return { ...base, kind: 'artifact-oversized', bytes: artifact.size, max: maxBytes };
    const temporary = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'fanfold-'));
    try {
        const archive = await repeated((attempt) => fetchArchive(artifact, (0,external_node_path_.join)(temporary, `${attempt}`), options.rest));
        if (archive === null)
            return { ...base, kind: 'artifact-altered' };
        await (0,unpack/* unpack */.l)(archive, folder, options.bounds ?? { maxEntries: MAX_FILES, maxBytes: 4 * maxBytes });
        return null;
    }
    catch (error) {
        return { ...base, kind: 'artifact-unreadable', detail: (0,fault/* messageOf */.bD)(error) };
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
/** The path of the archive, unopened; `null` when it is not the one that was listed. */
async function fetchArchive({ id, digest }, path, rest) {
    const options = { path, skipDecompress: true, ...(digest === null ? {} : { expectedHash: digest }) };
    const { digestMismatch } = await callClient(async (client) => {
        try {
            return await client.downloadArtifact(id, options);
        }
        catch (error) {
            if ((0,fault/* statusOf */.c2)(error) !== 404 || rest === null || rest === undefined)
                throw error;
            return client.downloadArtifact(id, { ...options, findBy: findBy(rest) });
        }
    });
    const [name] = await (0,promises_.readdir)(path);
    if (name === undefined)
        throw new Error('nothing was downloaded');
    return digestMismatch === true ? null : (0,external_node_path_.join)(path, name);
}
function findBy({ owner, repo, runId, token }) {
    return { repositoryOwner: owner, repositoryName: repo, workflowRunId: runId, token };
}


/***/ }),

/***/ 72566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ createCommandGuard),
/* harmony export */   w: () => (/* binding */ ownCommand)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Workflow commands that a task may issue: they annotate, mask or fold, and change nothing of our step. */
const PASSING = /^::(error|warning|notice|add-mask|group|endgroup)(?:\s[^\r\n]*?)?::/;
let closed = null;
/** Whole lines with a command of our own, made so that the runner takes it even while a guard keeps it from taking any. */
function ownCommand(lines) {
    return closed === null ? lines : `${closed.resume}${lines}${closed.stop}`;
}
/**
 * Keeps the output of a task from setting outputs of our step. Everything between `begin` and `end` stands behind
 * `::stop-commands::` with a token that no task can guess; a command that may pass resumes the runner for one line.
 */
function createCommandGuard(write) {
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const stop = `::stop-commands::${token}\n`;
    const resume = `::${token}::\n`;
    return {
        begin: () => {
            closed = { stop, resume };
            write(stop);
        },
        line: (prefix, text) => {
            const clean = text.replace(/\r/g, '');
            if (PASSING.test(clean))
                return write(`${resume}${clean}\n${stop}`);
            return write(`${prefix}${clean}\n`);
        },
        end: () => {
            closed = null;
            write(resume);
        },
    };
}


/***/ }),

/***/ 96730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   dg: () => (/* binding */ isTransient)
/* harmony export */ });
/** What the artifact client throws is text: these functions read it. */
/**
 * What may pass: too many requests, trouble at the server or on the way, and 403, which an intermediary of GitHub answers now
 * and then (actions/download-artifact#464).
 */
const TRANSIENT_STATUS = new Set([403, 408, 429, 500, 502, 503, 504]);
const TRANSIENT_TEXT = /ECONN(?:RESET|REFUSED|ABORTED)|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|socket hang up|did not respond|stalled|Unable to (?:make request|download)|is not valid JSON|Unexpected (?:token|end)/;
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** The HTTP status of a failed request, `null` when there was no answer. */
function statusOf(error) {
    if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number')
        return error.statusCode;
    const match = /(?:Failed request: \(|HTTP response from blob storage: )(\d{3})\b/.exec(messageOf(error));
    return match === null ? null : Number(match[1]);
}
function isTransient(error) {
    const status = statusOf(error);
    return status === null ? TRANSIENT_TEXT.test(messageOf(error)) : TRANSIENT_STATUS.has(status);
}
/** Whether an artifact of that name exists already. */
function isTaken(error) {
    return statusOf(error) === 409;
}


/***/ }),

/***/ 50926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName),
/* harmony export */   T: () => (/* binding */ parseArtifactName)
/* harmony export */ });
/** The names of a plan's artifacts. They carry the run attempt, and those of records the outcomes. */
/** Longer names drop the letters; GitHub allows 256 characters. */
const MAX_NAME = 240;
/** Writes a name; the inverse of `parseArtifactName`. `copy` from 2 tells apart an upload that had to be repeated. */
function artifactName(plan, name, copy = 1) {
    const prefix = `fanfold-${plan}-a${name.attempt}`;
    const suffix = copy > 1 ? `-r${copy}` : '';
    if (name.kind === 'files')
        return `${prefix}-${name.leg}-files${suffix}`;
    if (name.kind !== 'records')
        return `${prefix}-${name.kind}${suffix}`;
    const whole = name.letters === null ? null : `${prefix}-${name.leg}-${name.letters}${suffix}`;
    return whole === null || whole.length > MAX_NAME ? `${prefix}-${name.leg}-x${suffix}` : whole;
}
const REST = /^-a([1-9]\d{0,5})-(?:(plan|verdict|report|timings)|(w[1-9]\d*-leg-\d{3,})-(?:(files)|(x)|([SFNP]{1,240})))(?:-r[2-9])?$/;
/** Reads the name of an artifact of the plan; `null` for every other artifact of the run. */
function parseArtifactName(plan, artifact) {
    const prefix = `fanfold-${plan}`;
    const match = artifact.startsWith(prefix) ? REST.exec(artifact.slice(prefix.length)) : null;
    if (match === null)
        return null;
    const [, number, kind, leg = '', files, , letters] = match;
    const attempt = Number(number);
    if (kind !== undefined)
        return { kind: kind, attempt };
    if (files !== undefined)
        return { kind: 'files', attempt, leg };
    return { kind: 'records', attempt, leg, letters: letters ?? null };
}


/***/ }),

/***/ 45290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ unpack)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38522);






/**
 * Unpacks a zip file into a folder. The archive is hostile: every path stays inside the folder, no path comes twice, no
 * entry becomes a link, and no more bytes are written than the bounds allow, whatever the archive says about itself.
 * Throws what is wrong with it, in words.
 */
async function unpack(archive, folder, bounds) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(archive);
    try {
        const entries = await readDirectory(file, bounds);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true });
        for (const path of new Set(entries.map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(entry.path))))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path), { recursive: true });
        for (const entry of entries)
            await extract(file, archive, entry, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, entry.path));
    }
    finally {
        await file.close();
    }
}
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_DIRECTORY = 64 * 1024 * 1024;
/** The central directory says more than the archive's stream: sizes before their content, and every path at once. */
async function readDirectory(file, bounds) {
    const { size } = await file.stat();
    const tail = await read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END)
        throw new Error('not a whole zip file');
    const count = tail.readUInt16LE(end + 10);
    if (count > bounds.maxEntries)
        throw new Error(`${count} files, more than ${bounds.maxEntries}`);
    const [length, position] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (length > MAX_DIRECTORY || position + length > size)
        throw new Error('a damaged zip directory');
    const directory = await read(file, position, length);
    const entries = [];
    let bytes = 0;
    for (let at = 0; entries.length < count;) {
        const [entry, next] = readEntry(directory, at);
        entries.push(entry);
        bytes += entry.size;
        at = next;
    }
    if (bytes > bounds.maxBytes)
        throw new Error(`${bytes} bytes unpacked, more than ${bounds.maxBytes}`);
    return entries.filter(({ path }) => !path.endsWith('/'));
}
function readEntry(directory, at) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL)
        throw new Error('a damaged zip directory');
    const method = directory.readUInt16LE(at + 10);
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const path = directory.toString('utf8', at + 46, nameEnd);
    if (method !== 0 && method !== 8)
        throw new Error(`\`${path}\` is compressed in an unknown way (${method})`);
    if (!isInside(path))
        throw new Error(`the path \`${path}\` leaves its folder`);
    const entry = {
        path,
        deflated: method === 8,
        crc: directory.readUInt32LE(at + 16),
        packed: directory.readUInt32LE(at + 20),
        size: directory.readUInt32LE(at + 24),
        at: directory.readUInt32LE(at + 42),
    };
    return [entry, nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)];
}
/** Relative on every system, and without a step upwards. */
function isInside(path) {
    if (path === '' || path.length > 4096 || /^\/|^[A-Za-z]:|[\\\0]/.test(path))
        return false;
    return !path.split('/').includes('..');
}
/** Smaller entries are unpacked in one piece: a stream costs more than their content. */
const SMALL = 1024 * 1024;
async function extract(file, archive, entry, target) {
    const header = await read(file, entry.at, 30);
    if (header.readUInt32LE(0) !== LOCAL)
        throw new Error(`\`${entry.path}\` is damaged`);
    const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (entry.packed <= SMALL && entry.size <= SMALL) {
        const content = inOnePiece(await read(file, start, entry.packed), entry);
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(target, content, { flag: 'wx' });
    }
    const source = entry.packed === 0 ? [] : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(archive, { start, end: start + entry.packed - 1 });
    const sink = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(target, { flags: 'wx' });
    if (entry.deflated)
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(source, (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.createInflateRaw)(), exactly(entry), sink);
    else
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(source, exactly(entry), sink);
}
function inOnePiece(packed, { path, deflated, size, crc }) {
    const content = deflated ? inflateWithin(packed, path, size) : packed;
    if (content.length !== size || (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.crc32)(content) !== crc)
        throw new Error(`\`${path}\` is damaged`);
    return content;
}
function inflateWithin(packed, path, size) {
    try {
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.inflateRawSync)(packed, { maxOutputLength: Math.max(1, size) });
    }
    catch (error) {
        if (error instanceof RangeError)
            throw new Error(`\`${path}\` is larger than its archive says`);
        throw error;
    }
}
/** Lets through as many bytes as the directory promised, and only with the promised checksum. */
function exactly({ path, size, crc }) {
    let bytes = 0;
    let sum = 0;
    return new node_stream__WEBPACK_IMPORTED_MODULE_3__.Transform({
        transform(chunk, _encoding, done) {
            bytes += chunk.length;
            sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_5__.crc32)(chunk, sum);
            done(bytes > size ? new Error(`\`${path}\` is larger than its archive says`) : null, chunk);
        },
        flush: (done) => done(bytes !== size || sum !== crc ? new Error(`\`${path}\` is damaged`) : null),
    });
}
async function read(file, position, length) {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    if (bytesRead !== length)
        throw new Error('not a whole zip file');
    return buffer;
}


/***/ }),

/***/ 70370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
