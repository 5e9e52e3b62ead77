'use strict';
/** A reporter of Mocha: seconds of CPU and tests of each file, to the file in CPUTIMES. */
const { statSync, writeFileSync } = require('node:fs');
const { relative } = require('node:path');
module.exports = class {
  constructor(runner) {
    const files = new Map();
    let last = process.cpuUsage();
    runner.on('test end', (test) => {
      const now = process.cpuUsage();
      const file = relative(process.cwd(), test.file);
      const [seconds, tests] = files.get(file) ?? [0, 0];
      files.set(file, [seconds + (now.user + now.system - last.user - last.system) / 1e6, tests + 1]);
      last = now;
    });
    runner.on('fail', (test, error) =>
      process.stderr.write(`${test.fullTitle().slice(0, 80)}: ${String(error.message).slice(0, 100)}\n`),
    );
    runner.on('end', () => {
      const lines = [...files]
        .sort()
        .map(([file, [seconds, tests]]) => `${file}\t${statSync(file).size}\t${tests}\t${seconds.toFixed(3)}\n`);
      writeFileSync(process.env.CPUTIMES, lines.join(''));
    });
  }
};
