/** Where the actions come from: a repository that exists, and one version for all steps. */
import type { IndependenceProblem } from '../problem.ts';
import { finding } from './finding.ts';
import type { Job, Jobs, Step } from './jobs.ts';
import { child } from './node.ts';

/** What stands for the owner in the README and in what `fanfold init` writes. */
const PLACEHOLDER = 'OWNER/';

interface Published {
  readonly job: Job;
  readonly step: Step;
  readonly version: string;
}

function published({ all }: Jobs): Published[] {
  return all.flatMap((job) =>
    job.steps.flatMap((step) =>
      step.used === null || step.used.version === null ? [] : [{ job, step, version: step.used.version }],
    ),
  );
}

/** Owners and repositories are compared without regard to case by GitHub, tags and branches are not. */
function comparable(version: string): string {
  const at = version.indexOf('@');
  return version.slice(0, at).toLowerCase() + version.slice(at);
}

/** Checks that no step still has the placeholder, and that the steps do not mix versions. */
export function checkVersions(jobs: Jobs): IndependenceProblem[] {
  const steps = published(jobs);
  const isPlaceholder = ({ version }: Published) => version.startsWith(PLACEHOLDER);
  const [first, ...others] = steps.filter((one) => !isPlaceholder(one));
  const mixed = others.filter(({ version }) => comparable(version) !== comparable(first?.version ?? version));
  const told = (kind: 'placeholder' | 'versions', { job, step }: Published, want: string | null) =>
    finding(
      kind,
      kind === 'placeholder' ? 'error' : 'warning',
      child(step.node, 'uses')?.at ?? step.node.at,
      job.id,
      step.uses,
      want,
    );
  return [
    ...steps.filter(isPlaceholder).map((one) => told('placeholder', one, null)),
    ...mixed.map((one) => told('versions', one, first?.step.uses ?? null)),
  ];
}
