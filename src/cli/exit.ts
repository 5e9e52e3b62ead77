/** Exit codes: 0 pass, 1 fail, 2 bad usage or a bad file, 130 interrupted. */
export const EXIT = { pass: 0, fail: 1, bad: 2, interrupted: 130 } as const;
