export function sentencesIn(text: string): Map<string, string>;
export function sentenceTable(text: string): string;
