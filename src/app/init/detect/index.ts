import { NOTHING, type Proposal, together } from '../proposal.ts';
import type { Repository } from '../repository.ts';
import { detectGo } from './go.ts';
import { detectJvm } from './jvm.ts';
import { detectMake } from './make.ts';
import { detectMonorepo } from './monorepo.ts';
import { detectNode } from './node.ts';
import { detectPython } from './python.ts';
import { detectRust } from './rust.ts';
import { existingWorkflows } from './workflows.ts';

/**
 * What a repository suggests. Tasks of a build tool come before those of the package manager; targets of a Makefile are
 * used only where no tool gave tasks, because they usually call one.
 */
export function detect(repository: Repository): Proposal {
  const monorepo = detectMonorepo(repository);
  const node = detectNode(repository);
  const tools = [
    monorepo,
    monorepo.tasks.length > 0 ? { ...node, tasks: [] } : node,
    detectPython(repository),
    detectGo(repository),
    detectRust(repository),
    detectJvm(repository),
  ];
  const make = tools.some(({ tasks }) => tasks.length > 0) ? NOTHING : detectMake(repository);
  return together([...tools, make, { ...NOTHING, found: existingWorkflows(repository) }]);
}
