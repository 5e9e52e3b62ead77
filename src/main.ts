/**
 * The one entry of the bundle. Each surface is a dynamic import, so that a step loads only what it needs and all share
 * the same code.
 */
export const plan = (): Promise<void> => import('./actions/plan.ts').then((entry) => entry.main());
export const task = (): Promise<void> => import('./actions/task.ts').then((entry) => entry.main());
export const taskPost = (): Promise<void> => import('./actions/task-post.ts').then((entry) => entry.main());
export const converge = (): Promise<void> => import('./actions/converge.ts').then((entry) => entry.main());
export const convergePost = (): Promise<void> => import('./actions/converge-post.ts').then((entry) => entry.main());
export const cli = (): Promise<void> => import('./cli/main.ts').then((entry) => entry.main());
