import { startDtu } from '../support/dtu/dtu.ts';
import { hush } from '../support/hush.ts';
import { tokenFor } from '../support/results-service/rpc.ts';
import { type ResultsOptions, startResultsService } from '../support/results-service/service.ts';
import { type Differences, storeContract } from './contract.ts';

hush();

/** The fake, in the ways in which real servers answer. */
function fake(name: string, options: ResultsOptions, differs?: Differences): void {
  storeContract({
    name,
    start: async () => {
      const service = await startResultsService(options);
      return {
        variables: (job) => service.variables(7, job),
        elsewhere: () => service.variables(8, 'first'),
        again: async () => service.variables(7, 'first-again'),
        [Symbol.asyncDispose]: () => service.close(),
      };
    },
    ...(differs && { differs }),
  });
}

fake('a server as GitHub has it', {});
// Without the end of an upload: what breaks off there is stored under another name (`artifacts.test.ts`).
fake('a server that loses one request in ten', {
  fail: ({ count, method }) => (count % 10 === 0 && method !== 'FinalizeArtifact' ? { status: 503 } : null),
});
fake(
  'a server as act has it',
  { likeAct: true, strict: true, showUnfinished: true },
  { noDigests: true, noSizes: true, showsUnfinished: true },
);
fake(
  'a server as Gitea has it',
  { likeGitea: true, under: '/git' },
  {
    namesAreNotFinal: true,
    takesAnyName: true,
    noDigests: true,
  },
);

storeContract({
  name: 'dtu-github-actions',
  start: async () => {
    const dtu = await startDtu();
    const variables = (job: string, of = '7') => ({
      ACTIONS_RESULTS_URL: dtu.url,
      ACTIONS_RUNTIME_TOKEN: tokenFor(of, job),
    });
    return {
      variables,
      elsewhere: () => variables('first', '8'),
      again: async () => variables('first-again'),
      [Symbol.asyncDispose]: () => dtu[Symbol.asyncDispose](),
    };
  },
  differs: {
    namesAreNotFinal: true,
    takesAnyName: true,
    noDigests: true,
    losesBrokenNames: true,
    noRemoval: true,
    oneRun: true,
  },
});
