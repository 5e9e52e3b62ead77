export function structure(): string[];
export function contrast(): string[];
export function keys(cells: readonly unknown[]): number[];
export function shares(bars: readonly unknown[]): [number, number, string][];
export function toEnd(log: unknown): number;
export function wanted(): number;
export function pwned(): boolean;
export function goTo(hash: string): void;
export function placeIs(id: string): boolean;
