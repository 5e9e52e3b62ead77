/** Where the actions come from: a repository that exists, and one version for all steps. */
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { Job, Jobs } from './jobs.ts';
import { child, type WorkflowNode } from './node.ts';
import { withoutServer } from './uses.ts';

/** The placeholder for the owner in the README and in what `fanfold init` writes. */
const PLACEHOLDER = 'OWNER/';

interface Published {
  readonly job: Job;
  readonly node: WorkflowNode;
  readonly uses: string;
  readonly version: string;
}

/** Steps, and jobs that call a reusable workflow. */
function published({ all }: Jobs): Published[] {
  return all.flatMap((job) =>
    [job, ...job.steps].flatMap(({ node, uses, used }) =>
      uses === null || used === null || used.version === null ? [] : [{ job, node, uses, version: used.version }],
    ),
  );
}

/** Owners and repositories are compared without regard to case by GitHub, tags and branches are not. */
function comparable(version: string): string {
  const at = version.indexOf('@');
  return version.slice(0, at).toLowerCase() + version.slice(at);
}

/** Checks that the placeholder is filled in, which is said once, and that the steps do not mix versions. */
export function checkVersions(jobs: Jobs): IndependenceProblem[] {
  const steps = published(jobs);
  const isPlaceholder = ({ version }: Published) => withoutServer(version).startsWith(PLACEHOLDER);
  const [first, ...others] = steps.filter((one) => !isPlaceholder(one));
  const mixed = others.filter(({ version }) => comparable(version) !== comparable(first?.version ?? version));
  const told = (kind: 'placeholder' | 'versions', { job, node, uses }: Published, want: string | null) => {
    const at = child(node, 'uses')?.at ?? node.at;
    return finding(kind, kind === 'placeholder' ? 'error' : 'warning', at, job.id, uses, want);
  };
  return [
    ...steps
      .filter(isPlaceholder)
      .slice(0, 1)
      .map((one) => told('placeholder', one, null)),
    ...mixed.map((one) => told('versions', one, first?.uses ?? null)),
  ];
}
