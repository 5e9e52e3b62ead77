export function released(text: string, repository: string, ref: string): string;
