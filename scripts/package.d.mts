export function published(manifest: Record<string, unknown>): Record<string, unknown>;
export function makePackage(): string;
