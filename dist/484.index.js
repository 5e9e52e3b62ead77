export const id = 484;
export const ids = [484];
export const modules = {

/***/ 29484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EXIT: () => (/* binding */ EXIT),
  main: () => (/* binding */ main)
});

;// CONCATENATED MODULE: ./node_modules/cac/dist/index.js
//#region node_modules/.pnpm/mri@1.2.0/node_modules/mri/lib/index.mjs
function toArr(any) {
	return any == null ? [] : Array.isArray(any) ? any : [any];
}
function toVal(out, key, val, opts) {
	var x, old = out[key], nxt = !!~opts.string.indexOf(key) ? val == null || val === true ? "" : String(val) : typeof val === "boolean" ? val : !!~opts.boolean.indexOf(key) ? val === "false" ? false : val === "true" || (out._.push((x = +val, x * 0 === 0) ? x : val), !!val) : (x = +val, x * 0 === 0) ? x : val;
	out[key] = old == null ? nxt : Array.isArray(old) ? old.concat(nxt) : [old, nxt];
}
function lib_default(args, opts) {
	args = args || [];
	opts = opts || {};
	var k, arr, arg, name, val, out = { _: [] };
	var i = 0, j = 0, idx = 0, len = args.length;
	const alibi = opts.alias !== void 0;
	const strict = opts.unknown !== void 0;
	const defaults = opts.default !== void 0;
	opts.alias = opts.alias || {};
	opts.string = toArr(opts.string);
	opts.boolean = toArr(opts.boolean);
	if (alibi) for (k in opts.alias) {
		arr = opts.alias[k] = toArr(opts.alias[k]);
		for (i = 0; i < arr.length; i++) (opts.alias[arr[i]] = arr.concat(k)).splice(i, 1);
	}
	for (i = opts.boolean.length; i-- > 0;) {
		arr = opts.alias[opts.boolean[i]] || [];
		for (j = arr.length; j-- > 0;) opts.boolean.push(arr[j]);
	}
	for (i = opts.string.length; i-- > 0;) {
		arr = opts.alias[opts.string[i]] || [];
		for (j = arr.length; j-- > 0;) opts.string.push(arr[j]);
	}
	if (defaults) for (k in opts.default) {
		name = typeof opts.default[k];
		arr = opts.alias[k] = opts.alias[k] || [];
		if (opts[name] !== void 0) {
			opts[name].push(k);
			for (i = 0; i < arr.length; i++) opts[name].push(arr[i]);
		}
	}
	const keys = strict ? Object.keys(opts.alias) : [];
	for (i = 0; i < len; i++) {
		arg = args[i];
		if (arg === "--") {
			out._ = out._.concat(args.slice(++i));
			break;
		}
		for (j = 0; j < arg.length; j++) if (arg.charCodeAt(j) !== 45) break;
		if (j === 0) out._.push(arg);
		else if (arg.substring(j, j + 3) === "no-") {
			name = arg.substring(j + 3);
			if (strict && !~keys.indexOf(name)) return opts.unknown(arg);
			out[name] = false;
		} else {
			for (idx = j + 1; idx < arg.length; idx++) if (arg.charCodeAt(idx) === 61) break;
			name = arg.substring(j, idx);
			val = arg.substring(++idx) || i + 1 === len || ("" + args[i + 1]).charCodeAt(0) === 45 || args[++i];
			arr = j === 2 ? [name] : name;
			for (idx = 0; idx < arr.length; idx++) {
				name = arr[idx];
				if (strict && !~keys.indexOf(name)) return opts.unknown("-".repeat(j) + name);
				toVal(out, name, idx + 1 < arr.length || val, opts);
			}
		}
	}
	if (defaults) {
		for (k in opts.default) if (out[k] === void 0) out[k] = opts.default[k];
	}
	if (alibi) for (k in out) {
		arr = opts.alias[k] || [];
		while (arr.length > 0) out[arr.shift()] = out[k];
	}
	return out;
}
//#endregion
//#region src/utils.ts
function removeBrackets(v) {
	return v.replace(/[<[].+/, "").trim();
}
function findAllBrackets(v) {
	const ANGLED_BRACKET_RE_GLOBAL = /<([^>]+)>/g;
	const SQUARE_BRACKET_RE_GLOBAL = /\[([^\]]+)\]/g;
	const res = [];
	const parse = (match) => {
		let variadic = false;
		let value = match[1];
		if (value.startsWith("...")) {
			value = value.slice(3);
			variadic = true;
		}
		return {
			required: match[0].startsWith("<"),
			value,
			variadic
		};
	};
	let angledMatch;
	while (angledMatch = ANGLED_BRACKET_RE_GLOBAL.exec(v)) res.push(parse(angledMatch));
	let squareMatch;
	while (squareMatch = SQUARE_BRACKET_RE_GLOBAL.exec(v)) res.push(parse(squareMatch));
	return res;
}
function getMriOptions(options) {
	const result = {
		alias: Object.create(null),
		boolean: []
	};
	for (const [index, option] of options.entries()) {
		if (option.names.length > 1) result.alias[option.names[0]] = option.names.slice(1);
		if (option.isBoolean) {
			if (option.negated) {
				if (!options.some((o, i) => {
					return i !== index && o.names.some((name) => option.names.includes(name)) && typeof o.required === "boolean";
				})) result.boolean.push(option.names[0]);
			} else result.boolean.push(option.names[0]);
		}
	}
	return result;
}
function findLongest(arr) {
	return arr.sort((a, b) => b.length - a.length)[0];
}
function padRight(str, length) {
	return str.length >= length ? str : `${str}${" ".repeat(length - str.length)}`;
}
function camelcase(input) {
	return input.replaceAll(/([a-z])-([a-z])/g, (_, p1, p2) => {
		return p1 + p2.toUpperCase();
	});
}
const UNSAFE_KEYS = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
function setDotProp(obj, keys, val) {
	if (keys.some((key) => UNSAFE_KEYS.has(key))) return;
	let current = obj;
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i];
		if (i === keys.length - 1) {
			current[key] = val;
			return;
		}
		if (current[key] == null) {
			const nextKeyIsArrayIndex = +keys[i + 1] > -1;
			current[key] = nextKeyIsArrayIndex ? [] : {};
		}
		current = current[key];
	}
}
function setByType(obj, transforms) {
	for (const [key, transform] of Object.entries(transforms)) if (transform.shouldTransform && key in obj) {
		obj[key] = [obj[key]].flat();
		if (typeof transform.transformFunction === "function") obj[key] = obj[key].map(transform.transformFunction);
	}
}
function getFileName(input) {
	const m = /([^\\/]+)$/.exec(input);
	return m ? m[1] : "";
}
function camelcaseOptionName(name) {
	return name.split(".").map((v, i) => {
		return i === 0 ? camelcase(v) : v;
	}).join(".");
}
var CACError = class extends Error {
	constructor(message) {
		super(message);
		this.name = "CACError";
		if (typeof Error.captureStackTrace !== "function") this.stack = new Error(message).stack;
	}
};
//#endregion
//#region src/option.ts
var Option = class {
	rawName;
	description;
	/** Option name */
	name;
	/** Option name and aliases */
	names;
	isBoolean;
	required;
	config;
	negated;
	constructor(rawName, description, config) {
		this.rawName = rawName;
		this.description = description;
		this.config = Object.assign({}, config);
		rawName = rawName.replaceAll(".*", "");
		this.negated = false;
		this.names = removeBrackets(rawName).split(",").map((v) => {
			let name = v.trim().replace(/^-{1,2}/, "");
			if (name.startsWith("no-")) {
				this.negated = true;
				name = name.replace(/^no-/, "");
			}
			return camelcaseOptionName(name);
		}).sort((a, b) => a.length - b.length);
		this.name = this.names.at(-1);
		if (this.negated && this.config.default == null) this.config.default = true;
		if (rawName.includes("<")) this.required = true;
		else if (rawName.includes("[")) this.required = false;
		else this.isBoolean = true;
	}
};
//#endregion
//#region src/runtime.ts
let runtimeInfo;
if (typeof process !== "undefined") {
	let runtimeName;
	if (typeof Deno !== "undefined" && typeof Deno.version?.deno === "string") runtimeName = "deno";
	else if (typeof Bun !== "undefined" && typeof Bun.version === "string") runtimeName = "bun";
	else runtimeName = "node";
	runtimeInfo = `${process.platform}-${process.arch} ${runtimeName}-${process.version}`;
} else if (typeof navigator === "undefined") runtimeInfo = `unknown`;
else runtimeInfo = `${navigator.platform} ${navigator.userAgent}`;
/**
* `process.argv` at call time. It must not be captured when this module is
* imported: a runner may load cac before it rewrites `process.argv` for the
* script it is about to run.
*/
function getRuntimeProcessArgs() {
	return typeof process === "undefined" ? void 0 : process.argv;
}
//#endregion
//#region src/command.ts
var Command = class {
	rawName;
	description;
	config;
	cli;
	options;
	aliasNames;
	name;
	args;
	commandAction;
	usageText;
	versionNumber;
	examples;
	helpCallback;
	globalCommand;
	constructor(rawName, description, config = {}, cli) {
		this.rawName = rawName;
		this.description = description;
		this.config = config;
		this.cli = cli;
		this.options = [];
		this.aliasNames = [];
		this.name = removeBrackets(rawName);
		this.args = findAllBrackets(rawName);
		this.examples = [];
	}
	usage(text) {
		this.usageText = text;
		return this;
	}
	allowUnknownOptions() {
		this.config.allowUnknownOptions = true;
		return this;
	}
	ignoreOptionDefaultValue() {
		this.config.ignoreOptionDefaultValue = true;
		return this;
	}
	version(version, customFlags = "-v, --version") {
		this.versionNumber = version;
		this.option(customFlags, "Display version number");
		return this;
	}
	example(example) {
		this.examples.push(example);
		return this;
	}
	/**
	* Add a option for this command
	* @param rawName Raw option name(s)
	* @param description Option description
	* @param config Option config
	*/
	option(rawName, description, config) {
		const option = new Option(rawName, description, config);
		this.options.push(option);
		return this;
	}
	alias(name) {
		this.aliasNames.push(name);
		return this;
	}
	action(callback) {
		this.commandAction = callback;
		return this;
	}
	/**
	* Check if a command name is matched by this command
	* @param name Command name
	*/
	isMatched(name) {
		return this.name === name || this.aliasNames.includes(name);
	}
	get isDefaultCommand() {
		return this.name === "" || this.aliasNames.includes("!");
	}
	get isGlobalCommand() {
		return this instanceof GlobalCommand;
	}
	/**
	* Check if an option is registered in this command
	* @param name Option name
	*/
	hasOption(name) {
		name = name.split(".", 1)[0];
		return this.options.find((option) => {
			return option.names.includes(name);
		});
	}
	outputHelp() {
		const { name, commands } = this.cli;
		const { versionNumber, options: globalOptions, helpCallback } = this.cli.globalCommand;
		let sections = [{ body: `${name}${versionNumber ? `/${versionNumber}` : ""}` }];
		sections.push({
			title: "Usage",
			body: `  $ ${name} ${this.usageText || this.rawName}`
		});
		if ((this.isGlobalCommand || this.isDefaultCommand) && commands.length > 0) {
			const longestCommandName = findLongest(commands.map((command) => command.rawName));
			sections.push({
				title: "Commands",
				body: commands.map((command) => {
					return `  ${padRight(command.rawName, longestCommandName.length)}  ${command.description}`;
				}).join("\n")
			}, {
				title: `For more info, run any command with the \`--help\` flag`,
				body: commands.map((command) => `  $ ${name}${command.name === "" ? "" : ` ${command.name}`} --help`).join("\n")
			});
		}
		let options = this.isGlobalCommand ? globalOptions : [...this.options, ...globalOptions || []];
		if (!this.isGlobalCommand && !this.isDefaultCommand) options = options.filter((option) => option.name !== "version");
		if (options.length > 0) {
			const longestOptionName = findLongest(options.map((option) => option.rawName));
			sections.push({
				title: "Options",
				body: options.map((option) => {
					return `  ${padRight(option.rawName, longestOptionName.length)}  ${option.description} ${option.config.default === void 0 ? "" : `(default: ${option.config.default})`}`;
				}).join("\n")
			});
		}
		if (this.examples.length > 0) sections.push({
			title: "Examples",
			body: this.examples.map((example) => {
				if (typeof example === "function") return example(name);
				return example;
			}).join("\n")
		});
		if (helpCallback) sections = helpCallback(sections) || sections;
		console.info(sections.map((section) => {
			return section.title ? `${section.title}:\n${section.body}` : section.body;
		}).join("\n\n"));
	}
	outputVersion() {
		const { name } = this.cli;
		const { versionNumber } = this.cli.globalCommand;
		if (versionNumber) console.info(`${name}/${versionNumber} ${runtimeInfo}`);
	}
	checkRequiredArgs() {
		const minimalArgsCount = this.args.filter((arg) => arg.required).length;
		if (this.cli.args.length < minimalArgsCount) throw new CACError(`missing required args for command \`${this.rawName}\``);
	}
	/**
	* Check if the parsed options contain any unknown options
	*
	* Exit and output error when true
	*/
	checkUnknownOptions() {
		const { options, globalCommand } = this.cli;
		if (!this.config.allowUnknownOptions) {
			for (const name of Object.keys(options)) if (name !== "--" && !this.hasOption(name) && !globalCommand.hasOption(name)) throw new CACError(`Unknown option \`${name.length > 1 ? `--${name}` : `-${name}`}\``);
		}
	}
	/**
	* Check if the required string-type options exist
	*/
	checkOptionValue() {
		const { options: parsedOptions, globalCommand } = this.cli;
		const options = [...globalCommand.options, ...this.options];
		for (const option of options) {
			const value = parsedOptions[option.name.split(".", 1)[0]];
			if (option.required) {
				const hasNegated = options.some((o) => o.negated && o.names.includes(option.name));
				if (value === true || value === false && !hasNegated) throw new CACError(`option \`${option.rawName}\` value is missing`);
			}
		}
	}
	/**
	* Check if the number of args is more than expected
	*/
	checkUnusedArgs() {
		const maximumArgsCount = this.args.some((arg) => arg.variadic) ? Infinity : this.args.length;
		if (maximumArgsCount < this.cli.args.length) throw new CACError(`Unused args: ${this.cli.args.slice(maximumArgsCount).map((arg) => `\`${arg}\``).join(", ")}`);
	}
};
var GlobalCommand = class extends Command {
	constructor(cli) {
		super("@@global@@", "", {}, cli);
	}
};
//#endregion
//#region src/cac.ts
var CAC = class extends EventTarget {
	/** The program name to display in help and version message */
	name;
	commands;
	globalCommand;
	matchedCommand;
	matchedCommandName;
	/**
	* Raw CLI arguments
	*/
	rawArgs;
	/**
	* Parsed CLI arguments
	*/
	args;
	/**
	* Parsed CLI options, camelCased
	*/
	options;
	showHelpOnExit;
	showVersionOnExit;
	/**
	* @param name The program name to display in help and version message
	*/
	constructor(name = "") {
		super();
		this.name = name;
		this.commands = [];
		this.rawArgs = [];
		this.args = [];
		this.options = {};
		this.globalCommand = new GlobalCommand(this);
		this.globalCommand.usage("<command> [options]");
	}
	/**
	* Add a global usage text.
	*
	* This is not used by sub-commands.
	*/
	usage(text) {
		this.globalCommand.usage(text);
		return this;
	}
	/**
	* Add a sub-command
	*/
	command(rawName, description, config) {
		const command = new Command(rawName, description || "", config, this);
		command.globalCommand = this.globalCommand;
		this.commands.push(command);
		return command;
	}
	/**
	* Add a global CLI option.
	*
	* Which is also applied to sub-commands.
	*/
	option(rawName, description, config) {
		this.globalCommand.option(rawName, description, config);
		return this;
	}
	/**
	* Show help message when `-h, --help` flags appear.
	*
	*/
	help(callback) {
		this.globalCommand.option("-h, --help", "Display this message");
		this.globalCommand.helpCallback = callback;
		this.showHelpOnExit = true;
		return this;
	}
	/**
	* Show version number when `-v, --version` flags appear.
	*
	*/
	version(version, customFlags = "-v, --version") {
		this.globalCommand.version(version, customFlags);
		this.showVersionOnExit = true;
		return this;
	}
	/**
	* Add a global example.
	*
	* This example added here will not be used by sub-commands.
	*/
	example(example) {
		this.globalCommand.example(example);
		return this;
	}
	/**
	* Output the corresponding help message
	* When a sub-command is matched, output the help message for the command
	* Otherwise output the global one.
	*
	*/
	outputHelp() {
		if (this.matchedCommand) this.matchedCommand.outputHelp();
		else this.globalCommand.outputHelp();
	}
	/**
	* Output the version number.
	*
	*/
	outputVersion() {
		this.globalCommand.outputVersion();
	}
	setParsedInfo({ args, options }, matchedCommand, matchedCommandName) {
		this.args = args;
		this.options = options;
		if (matchedCommand) this.matchedCommand = matchedCommand;
		if (matchedCommandName) this.matchedCommandName = matchedCommandName;
		return this;
	}
	unsetMatchedCommand() {
		this.matchedCommand = void 0;
		this.matchedCommandName = void 0;
	}
	/**
	* Parse argv
	*/
	parse(argv, { run = true } = {}) {
		if (!argv) {
			const runtimeProcessArgs = getRuntimeProcessArgs();
			if (!runtimeProcessArgs) throw new Error("No argv provided and runtime process argv is not available.");
			argv = runtimeProcessArgs;
		}
		this.rawArgs = argv;
		if (!this.name) this.name = argv[1] ? getFileName(argv[1]) : "cli";
		let shouldParse = true;
		for (const command of this.commands) {
			const parsed = this.mri(argv.slice(2), command);
			const commandName = parsed.args[0];
			if (command.isMatched(commandName)) {
				shouldParse = false;
				const parsedInfo = {
					...parsed,
					args: parsed.args.slice(1)
				};
				this.setParsedInfo(parsedInfo, command, commandName);
				this.dispatchEvent(new CustomEvent(`command:${commandName}`, { detail: command }));
			}
		}
		if (shouldParse) {
			for (const command of this.commands) if (command.isDefaultCommand) {
				shouldParse = false;
				const parsed = this.mri(argv.slice(2), command);
				this.setParsedInfo(parsed, command);
				this.dispatchEvent(new CustomEvent("command:!", { detail: command }));
			}
		}
		if (shouldParse) {
			const parsed = this.mri(argv.slice(2));
			this.setParsedInfo(parsed);
		}
		if (this.options.help && this.showHelpOnExit) {
			this.outputHelp();
			run = false;
			this.unsetMatchedCommand();
		}
		if (this.options.version && this.showVersionOnExit && this.matchedCommandName == null) {
			this.outputVersion();
			run = false;
			this.unsetMatchedCommand();
		}
		const parsedArgv = {
			args: this.args,
			options: this.options
		};
		if (run) this.runMatchedCommand();
		if (!this.matchedCommand && this.args[0]) this.dispatchEvent(new CustomEvent("command:*", { detail: this.args[0] }));
		return parsedArgv;
	}
	mri(argv, command) {
		const cliOptions = [...this.globalCommand.options, ...command ? command.options : []];
		const mriOptions = getMriOptions(cliOptions);
		let argsAfterDoubleDashes = [];
		const doubleDashesIndex = argv.indexOf("--");
		if (doubleDashesIndex !== -1) {
			argsAfterDoubleDashes = argv.slice(doubleDashesIndex + 1);
			argv = argv.slice(0, doubleDashesIndex);
		}
		let parsed = lib_default(argv, mriOptions);
		parsed = Object.keys(parsed).reduce((res, name) => {
			return {
				...res,
				[camelcaseOptionName(name)]: parsed[name]
			};
		}, { _: [] });
		const args = parsed._;
		const options = { "--": argsAfterDoubleDashes };
		const ignoreDefault = command && command.config.ignoreOptionDefaultValue ? command.config.ignoreOptionDefaultValue : this.globalCommand.config.ignoreOptionDefaultValue;
		const transforms = Object.create(null);
		for (const cliOption of cliOptions) {
			if (!ignoreDefault && cliOption.config.default !== void 0) for (const name of cliOption.names) options[name] = cliOption.config.default;
			if (Array.isArray(cliOption.config.type) && transforms[cliOption.name] === void 0) {
				transforms[cliOption.name] = Object.create(null);
				transforms[cliOption.name].shouldTransform = true;
				transforms[cliOption.name].transformFunction = cliOption.config.type[0];
			}
		}
		for (const [key, value] of Object.entries(parsed)) if (key !== "_") {
			setDotProp(options, key.split("."), value);
			setByType(options, transforms);
		}
		return {
			args,
			options
		};
	}
	runMatchedCommand() {
		const { args, options, matchedCommand: command } = this;
		if (!command || !command.commandAction) return;
		command.checkUnknownOptions();
		command.checkOptionValue();
		command.checkRequiredArgs();
		command.checkUnusedArgs();
		const actionArgs = [];
		command.args.forEach((arg, index) => {
			if (arg.variadic) actionArgs.push(args.slice(index));
			else actionArgs.push(args[index]);
		});
		actionArgs.push(options);
		return command.commandAction.apply(this, actionArgs);
	}
};
//#endregion
//#region src/index.ts
/**
* @param name The program name to display in help and version message
*/
const cac = (name = "") => new CAC(name);
//#endregion


// EXTERNAL MODULE: ./build/tasklist/nearest.js
var nearest = __webpack_require__(32750);
;// CONCATENATED MODULE: ./build/cli/usage.js
/** What is wrong with the way a command was typed, in words. */

/** An empty argument reads as the number 0 further on, and nobody means it: `--only "$IDS"` without ids. */
function emptyArgument(argv) {
    const found = argv.find((argument) => argument === '' || /^--[a-z-]+=$/.test(argument));
    if (found === undefined)
        return null;
    return found === '' ? 'an argument is empty' : `\`${found}\` has no value`;
}
/** The first argument is no command. */
function unknownCommand(given, known) {
    const list = known.join(', ');
    if (given === undefined || given.startsWith('-'))
        return `say what to do: ${list} (fanfold --help)`;
    const near = (0,nearest/* nearest */.p)(given, known);
    return `unknown command \`${given}\`; ${near === null ? `there are ${list}` : `did you mean \`${near}\`?`}`;
}
/** The first of `given` that the command does not know, or `null`. Names without dashes. */
function unknownOption(command, given, known) {
    const unknown = given.find((name) => !known.includes(name));
    if (unknown === undefined)
        return null;
    const near = (0,nearest/* nearest */.p)(unknown, known);
    const help = near === null ? `fanfold ${command} --help lists them` : `did you mean \`--${near}\`?`;
    return `unknown option \`${unknown.length > 1 ? '--' : '-'}${unknown}\` of ${command}; ${help}`;
}

;// CONCATENATED MODULE: ./build/cli/arguments.js


/** Bad usage, thrown inside the parser and turned into `{usage}` at its end. */
class UsageError extends Error {
}
/**
 * Reads the arguments after `node fanfold`. Returns the command, or the sentence that says what is wrong with the usage, or
 * that help or the version has been shown.
 */
function parseArguments(argv, version) {
    const found = { command: null };
    const cli = arguments_define(version, (command) => {
        found.command = command;
    });
    try {
        const empty = emptyArgument(argv);
        if (empty !== null)
            return { usage: empty };
        cli.parse(['node', 'fanfold', ...argv], { run: false });
        if (cli.options['help'] === true || cli.options['version'] === true)
            return { shown: true };
        const misuse = misuseOf(cli, argv[0]);
        if (misuse !== null)
            return { usage: misuse };
        cli.runMatchedCommand();
    }
    catch (error) {
        if (error instanceof UsageError || (error instanceof Error && error.name === 'CACError'))
            return { usage: error.message };
        throw error;
    }
    return found.command === null ? { usage: 'no command' } : { command: found.command };
}
function misuseOf({ commands, matchedCommand, options }, first) {
    if (matchedCommand === undefined)
        return unknownCommand(first, commands.map(({ name }) => name));
    const { '--': rest, ...given } = options;
    if (Array.isArray(rest) && rest.length > 0)
        return `\`${String(rest[0])}\` stands behind \`--\`; options and files stand before it`;
    const known = ['help', ...matchedCommand.options.map(({ name }) => name)];
    return unknownOption(matchedCommand.name, Object.keys(given), known);
}
function arguments_define(version, set) {
    const cli = cac('fanfold');
    cli
        .command('run [file]', 'Plan, run, stop early, converge and report, on this machine')
        .option('--jobs <n>', 'How many tasks run at a time (default: the number of cores)')
        .option('--sync <policy>', 'Replaces sync: of the file, e.g. any, 3 or 80%')
        .option('--only <ids>', 'Runs only these tasks, separated by commas')
        .option('--timings <file>', 'Durations to plan with')
        .option('--observe', 'Isolates each task where the system allows it, to see exactly what it writes and reads')
        .action((file, options) => set({
        name: 'run',
        file: file ?? null,
        jobs: jobsOf(options['jobs']),
        sync: arguments_text(options, 'sync'),
        only: arguments_text(options, 'only')
            ?.split(',')
            .map((id) => id.trim()) ?? null,
        observe: options['observe'] === true,
        timings: arguments_text(options, 'timings'),
    }));
    cli
        .command('plan [file]', 'The plan, and why it looks so')
        .option('--format <format>', 'text, json or matrix', { default: 'text' })
        .option('--timings <file>', 'Durations to plan with')
        .action((file, options) => set({
        name: 'plan',
        file: file ?? null,
        format: oneOf(options, 'format', ['text', 'json', 'matrix']),
        timings: arguments_text(options, 'timings'),
    }));
    defineChecks(cli, set);
    defineReports(cli, set);
    cli.help();
    cli.version(version);
    return cli;
}
function defineChecks(cli, set) {
    cli
        .command('check [file]', 'Are the tasks independent?')
        .option('--format <format>', 'text or json', { default: 'text' })
        .option('--workflow <file>', 'Also reads this workflow for what would break isolation or the gate')
        .option('--suggest', 'Prints the declarations that the last run justifies')
        .action((file, options) => set({
        name: 'check',
        file: file ?? null,
        format: oneOf(options, 'format', ['text', 'json']),
        workflow: arguments_text(options, 'workflow'),
        suggest: options['suggest'] === true,
    }));
    cli
        .command('converge', 'Evaluates records again, offline, with the code that the action uses')
        .option('--plan <file>', 'The plan')
        .option('--records <folder>', 'The folder with the records')
        .option('--format <format>', 'text or json', { default: 'text' })
        .action((options) => set({
        name: 'converge',
        plan: required(options, 'plan'),
        records: required(options, 'records'),
        format: oneOf(options, 'format', ['text', 'json']),
    }));
}
function defineReports(cli, set) {
    cli
        .command('init', 'Writes a commented task file and the workflow; never overwrites')
        .action(() => set({ name: 'init' }));
    cli
        .command('report [folder]', 'Writes report.html from the records of a run (default: .fanfold)')
        .action((folder) => set({ name: 'report', folder: folder ?? '.fanfold' }));
}
function arguments_text(options, key) {
    const value = options[key];
    if (value === undefined)
        return null;
    if (Array.isArray(value))
        throw new UsageError(`--${key} is given more than once`);
    if (typeof value === 'boolean')
        throw new UsageError(`--${key} needs a value`);
    return String(value);
}
function required(options, key) {
    const value = arguments_text(options, key);
    if (value === null)
        throw new UsageError(`--${key} is missing`);
    return value;
}
function oneOf(options, key, values) {
    const given = arguments_text(options, key);
    const value = values.find((candidate) => candidate === given);
    if (value === undefined)
        throw new UsageError(`--${key} is ${values.join(' or ')}, not ${JSON.stringify(given)}`);
    return value;
}
function jobsOf(value) {
    if (value === undefined)
        return null;
    if (Array.isArray(value))
        throw new UsageError('--jobs is given more than once');
    const jobs = typeof value === 'number' ? value : Number.NaN;
    if (!Number.isInteger(jobs) || jobs < 1)
        throw new UsageError(`--jobs is a whole number from 1, not ${JSON.stringify(value)}`);
    return jobs;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/report/style.js
var style = __webpack_require__(33842);
;// CONCATENATED MODULE: ./build/cli/console.js


/** Colour only on a terminal, never with NO_COLOR set (no-color.org). */
function createConsole(stdout, stderr, env) {
    const fault = watchFaults(stdout, stderr);
    let drained;
    return {
        out: (text) => void stdout.write(`${text}\n`),
        write: (text) => {
            if (stdout.write(`${text}\n`) || stdout.destroyed)
                return undefined;
            drained ??= new Promise((resolve) => {
                const go = () => {
                    drained = undefined;
                    for (const event of ['drain', 'close', 'error'])
                        stdout.off(event, go);
                    resolve();
                };
                for (const event of ['drain', 'close', 'error'])
                    stdout.on(event, go);
            });
            return drained;
        },
        err: (text) => void stderr.write(`${text}\n`),
        style: styleOf(stdout, env),
        errStyle: styleOf(stderr, env),
        fault,
    };
}
/**
 * A stream that fails must not break off a run: children would be left alive and records unwritten. A reader that has seen
 * enough (`fanfold plan | head`) closes the pipe; that is no error at all.
 */
function watchFaults(stdout, stderr) {
    let fault = null;
    for (const stream of [stdout, stderr])
        stream.on('error', (error) => {
            if (error.code === 'EPIPE' || fault !== null)
                return;
            fault = error.message;
            if (stream === stdout)
                stderr.write(`fanfold: standard output: ${error.message}\n`);
        });
    return () => fault;
}
function styleOf(stream, env) {
    const columns = stream.columns ?? style/* plain */.p.columns;
    if (!stream.isTTY || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb')
        return { ...style/* plain */.p, columns };
    const as = (format) => (text) => (0,external_node_util_.styleText)(format, text, { validateStream: false });
    return {
        bold: as('bold'),
        dim: as('dim'),
        red: as('red'),
        green: as('green'),
        yellow: as('yellow'),
        cyan: as('cyan'),
        columns,
    };
}

;// CONCATENATED MODULE: ./build/cli/interrupt.js
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/**
 * Turns signals to this process into a cancellation that everything waits for, so that children are stopped and records
 * written. `onSignal` is told once, for people who wonder whether their Ctrl-C was heard.
 */
function listenForInterrupt(onSignal) {
    const controller = new AbortController();
    const listen = (signal) => {
        if (controller.signal.aborted)
            return;
        onSignal(signal);
        const reason = { kind: 'cancelled', signal };
        controller.abort(reason);
    };
    for (const signal of SIGNALS)
        process.on(signal, listen);
    return {
        signal: controller.signal,
        release: () => {
            for (const signal of SIGNALS)
                process.off(signal, listen);
        },
    };
}

;// CONCATENATED MODULE: ./build/cli/version.js
/** The version in package.json; a test keeps the two equal. */
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./build/cli/main.js




/** Exit codes: 0 pass, 1 fail, 2 bad usage or a bad file, 130 interrupted. */
const EXIT = { pass: 0, fail: 1, bad: 2, interrupted: 130 };
/** The one entry of the command line; the only place that sets the exit code. */
async function main() {
    const console = createConsole(process.stdout, process.stderr, process.env);
    // A write can fail as late as this; what was asked for and is lost is no success.
    process.once('exit', () => {
        if (console.fault() !== null && process.exitCode === EXIT.pass)
            process.exitCode = EXIT.fail;
    });
    try {
        const parsed = parseArguments(process.argv.slice(2), VERSION);
        if ('shown' in parsed)
            return;
        if ('usage' in parsed) {
            console.err(`fanfold: ${parsed.usage}`);
            process.exitCode = EXIT.bad;
            return;
        }
        process.exitCode = await run(parsed.command, console);
    }
    catch (error) {
        console.err(`fanfold: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        process.exitCode = EXIT.fail;
    }
}
/** Each command is loaded on demand: `plan` does not pay for what only `run` needs. */
async function run(command, console) {
    const workspace = process.cwd();
    switch (command.name) {
        case 'run':
            return interruptible(console, async (interrupt) => (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(143), __webpack_require__.e(568), __webpack_require__.e(35), __webpack_require__.e(204), __webpack_require__.e(136), __webpack_require__.e(336), __webpack_require__.e(936), __webpack_require__.e(713), __webpack_require__.e(627)]).then(__webpack_require__.bind(__webpack_require__, 14186))).run(command, workspace, console, interrupt));
        case 'plan':
            return interruptible(console, async (interrupt) => (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(568), __webpack_require__.e(35), __webpack_require__.e(725)]).then(__webpack_require__.bind(__webpack_require__, 76725))).plan(command, workspace, console, interrupt));
        case 'check':
            return interruptible(console, async (interrupt) => (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(568), __webpack_require__.e(35), __webpack_require__.e(134)]).then(__webpack_require__.bind(__webpack_require__, 65134))).check(command, workspace, console, interrupt));
        case 'converge':
            return (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(568), __webpack_require__.e(35), __webpack_require__.e(204), __webpack_require__.e(136), __webpack_require__.e(123)]).then(__webpack_require__.bind(__webpack_require__, 63123))).converge(command, workspace, console);
        case 'report':
            return (await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(568), __webpack_require__.e(35), __webpack_require__.e(204), __webpack_require__.e(136), __webpack_require__.e(936), __webpack_require__.e(280)]).then(__webpack_require__.bind(__webpack_require__, 26280))).report(command, workspace, console);
        case 'init':
            return (await Promise.all(/* import() */[__webpack_require__.e(568), __webpack_require__.e(244)]).then(__webpack_require__.bind(__webpack_require__, 84244))).init(workspace, console);
        default:
            return command;
    }
}
/** A command that starts processes: Ctrl-C ends them, then the command, whatever it found until then. */
async function interruptible(console, work) {
    const interrupt = listenForInterrupt((signal) => console.err(`\nfanfold: ${signal}: stopping what runs`));
    try {
        const code = await work(interrupt);
        return interrupt.signal.aborted ? EXIT.interrupted : code;
    }
    finally {
        interrupt.release();
    }
}


/***/ }),

/***/ 33842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain)
/* harmony export */ });
const same = (text) => text;
/** No colour, 100 cells: for files, pipes and tests. */
const plain = {
    bold: same,
    dim: same,
    red: same,
    green: same,
    yellow: same,
    cyan: same,
    columns: 100,
};


/***/ }),

/***/ 32750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a misspelt word most likely means, or `null` when none is close: at most a third of its letters
 * may differ, where an exchange of two neighbours is one difference. Letter case and `_` for `-` cost nothing.
 * The first of equally close candidates wins. Looks at no more than 10,000 candidates.
 */
function nearest(word, candidates) {
    const wanted = fold(word);
    if (wanted.length > 64)
        return null;
    let best = null;
    let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
    let looked = 0;
    for (const candidate of candidates) {
        if (++looked > 10_000)
            break;
        const folded = fold(candidate);
        if (Math.abs(folded.length - wanted.length) >= least)
            continue;
        const found = distance(wanted, folded);
        if (found >= least || found >= Math.min(wanted.length, folded.length))
            continue;
        best = candidate;
        least = found;
    }
    return best;
}
function fold(word) {
    return word.toLowerCase().replaceAll('_', '-');
}
/** Optimal string alignment: insertions, deletions, replacements and exchanges of neighbours. */
function distance(a, b) {
    let beforePrevious = [];
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const same = a[row - 1] === b[column - 1];
            let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
            const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (exchanged)
                cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
            current.push(cost);
        }
        beforePrevious = previous;
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ })

};
