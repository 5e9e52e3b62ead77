export declare const GITEA_VERSION: string;
export declare function findGitea(): string | null;
export declare function giteaSources(): string;
export declare function buildGitea(): string;
