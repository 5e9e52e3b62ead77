/**
 * Known vulnerabilities of what is shipped, by `npm audit --omit=dev`. A finding is red. A registry that does not answer the
 * question is one line, and no failure: nothing was asked.
 */
import { spawnSync } from 'node:child_process';

const ASK = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=30000'];

function answerOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const { stdout, error } = spawnSync('npm', ASK, { encoding: 'utf8', shell: process.platform === 'win32' });
if (error !== undefined) throw error;
const answer = answerOf(stdout);
const { vulnerabilities, metadata } = answer ?? {};
if (metadata === undefined || vulnerabilities === undefined) {
  const why = answer?.statusCode ?? answer?.error?.code ?? 'no answer';
  console.log(`!!!!!!!! npm audit CANNOT BE ASKED (${why}): NO PACKAGE WAS JUDGED !!!!!!!!`);
} else {
  const found = Object.values(vulnerabilities);
  for (const { name, severity, via } of found) {
    const causes = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`));
    console.log(`${name}: ${severity}: ${causes.join('; ')}`);
  }
  console.log(
    `${metadata.dependencies.prod} packages that are shipped: ${found.length === 0 ? 'no' : found.length} known to be vulnerable`,
  );
  if (found.length > 0) process.exitCode = 1;
}
