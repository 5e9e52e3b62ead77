/** What the event says that started the run. */
export interface RunEvent {
  /** The number of the pull request, on an event that has one. */
  readonly pullRequest: number | null;
  readonly defaultBranch: string | null;
}

/** Reads the event through GitHub's own package, which is loaded only where something of the event is needed. */
export async function readEvent(): Promise<RunEvent> {
  const { context } = await import('@actions/github');
  const { pull_request: pullRequest, repository } = context.payload;
  const branch: unknown = repository?.['default_branch'];
  return { pullRequest: pullRequest?.number ?? null, defaultBranch: typeof branch === 'string' ? branch : null };
}
