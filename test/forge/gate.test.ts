import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { ROOT } from '../support/runner/node.ts';
import { connectForge } from './forge.ts';
import { createProject } from './project.ts';

const forge = connectForge(inject('forge'));

const GATE = readFileSync(join(ROOT, 'examples/workflows/gate.yml'), 'utf8')
  .replaceAll('OWNER/', 'fan/')
  .replace('on: [pull_request]', 'on: [push]');

it('gate mode: the example, with one job that is left out, and with one that fails', async () => {
  await using project = await createProject(forge, 'gate');
  await project.startRunner('one');
  await project.commit({
    '.github/workflows/green.yml': GATE.replace("'push'", "'tag'"),
  });
  const green = await project.ended();
  const log = await project.logOf(green, 'gate');
  expect(await project.conclusions(green), log).toEqual({
    'unit (20)': 'success',
    'unit (22)': 'success',
    'unit (24)': 'success',
    docs: 'skipped',
    gate: 'success',
  });
  expect(log).toContain('PASS');
});

it('gate mode: red when a job failed, and when a matrix job did', async () => {
  await using project = await createProject(forge, 'gate-red');
  await project.startRunner('one');
  await project.commit({
    '.github/workflows/red.yml': GATE.replace('echo "node ${{ matrix.node }}"', 'test ${{ matrix.node }} != 22'),
  });
  const red = await project.ended();
  const log = await project.logOf(red, 'gate');
  expect(await project.conclusions(red), log).toEqual({
    'unit (20)': 'success',
    'unit (22)': 'failure',
    'unit (24)': 'success',
    docs: 'success',
    gate: 'failure',
  });
  expect(log).toContain('unit');
});
