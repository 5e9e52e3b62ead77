/**
 * Reads a workflow with GitHub's own parser. The one module of the pure folders that imports it: text in, tree out, but
 * heavy to load, so the command line imports this folder only when asked to check a workflow.
 */
import { FeatureFlags } from '@actions/expressions/features';
import {
  isBasicExpression,
  isMapping,
  isScalar,
  isSequence,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { TemplateContext, TemplateValidationErrors } from '@actions/workflow-parser/templates/template-context';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import type { Location } from '../model.ts';
import { type IndependenceProblem, problem } from '../problem.ts';
import { readYaml } from '../tasklist/yaml-source.ts';
import type { WorkflowNode } from './node.ts';

type Token = NonNullable<ReturnType<typeof parseWorkflow>['value']>;

/** GitHub's own limit is far below; nothing is parsed beyond it. */
const SIZE_LIMIT = 1_000_000;
/** Anchors may repeat a part many times over. */
const NODE_LIMIT = 200_000;

function place(file: string, token: { range?: Token['range'] }): Location {
  return { file, line: token.range?.start.line ?? 1, column: token.range?.start.column ?? 1 };
}

function scalarText(token: Token): string {
  if (isBasicExpression(token)) {
    // The source of a quoted value has its quotes still on.
    const plain = token.source !== undefined && !/^["'|>]/.test(token.source);
    return plain ? (token.source ?? '') : `\${{ ${token.expression} }}`;
  }
  return isScalar(token) ? token.toString() : '';
}

function createConverter(file: string): (token: Token) => WorkflowNode {
  let left = NODE_LIMIT;
  return function convert(token: Token): WorkflowNode {
    const at = place(file, token);
    if (--left < 0) return { kind: 'scalar', at, text: '' };
    if (isMapping(token)) {
      const entries = new Map<string, WorkflowNode>();
      for (const { key, value } of token) entries.set(scalarText(key), convert(value));
      return { kind: 'map', at, entries };
    }
    if (isSequence(token)) {
      const items: WorkflowNode[] = [];
      for (const item of token) items.push(convert(item));
      return { kind: 'list', at, items };
    }
    return { kind: 'scalar', at, text: scalarText(token) };
  };
}

/** A parsed workflow: `root` is `null` when there is nothing to look at. */
export interface ParsedWorkflow {
  readonly root: WorkflowNode | null;
  readonly problems: readonly IndependenceProblem[];
}

/** The first mistake in the YAML; the parser stumbles over it again and again, and what follows is not news. */
function yamlFault(text: string, file: string): { readonly at: Location; readonly detail: string } | null {
  const faults = readYaml(text, file).problems.flatMap(({ at, ...problem }) =>
    at !== null && problem.kind === 'yaml' ? [{ at, detail: problem.detail }] : [],
  );
  const [first] = faults.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  return first ?? null;
}

/** GitHub runs background steps since June 2026; its parser still has them behind a flag that is off. */
function createContext(): TemplateContext {
  const trace = new NoOperationTraceWriter();
  const context = new TemplateContext(new TemplateValidationErrors(), getWorkflowSchema(), trace);
  context.state['featureFlags'] = new FeatureFlags({ allowBackgroundSteps: true });
  return context;
}

/** Parses a workflow. What GitHub would refuse becomes a located problem; the rest of the tree is still looked at. */
export function parseWorkflowText(text: string, file: string): ParsedWorkflow {
  const syntax = (at: Location, detail: string): IndependenceProblem =>
    problem('independence/workflow-syntax', at, { detail });
  if (text.length > SIZE_LIMIT) {
    return { root: null, problems: [syntax({ file, line: 1, column: 1 }, 'it is larger than 1 MB')] };
  }
  const fault = yamlFault(text, file);
  if (fault !== null) return { root: null, problems: [syntax(fault.at, fault.detail)] };
  const { context, value } = parseWorkflow({ name: file, content: text }, createContext());
  const problems = context.errors
    .getErrors()
    .map((error) => syntax(place(file, error.range === undefined ? {} : { range: error.range }), error.rawMessage));
  return { root: value === undefined ? null : createConverter(file)(value), problems };
}
