export function finalScreen(raw: string): string;
export function terminalSvg(command: string, screen: string): string;
export function textOfSvg(svg: string): string[];
