import { afterAll, beforeAll } from 'vitest';

/** GitHub's artifact client writes several lines for each request; a test file that calls this does not show them. */
export function hush(): void {
  const write = process.stdout.write;
  beforeAll(() => {
    process.stdout.write = (() => true) as typeof write;
  });
  afterAll(() => {
    process.stdout.write = write;
  });
}
