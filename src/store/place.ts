/** Where the artifact service is: the first of some addresses that answers as it does. No host is known or refused by its name. */
import { OtherService } from './fault.ts';

/** One request to the service at an address. `isKnown`: something at that address has answered as the service does. */
export type Asking<Result> = (address: string, isKnown: boolean) => Promise<Result>;

export type Place = <Result>(ask: Asking<Result>) => Promise<Result>;

/** Asks at the address that is known, or else at each in turn; where none is the service, throws what one of them is. */
export function createPlace(addresses: readonly string[]): Place {
  let known: string | null = null;
  return async (ask) => {
    if (known !== null) return ask(known, true);
    const others: OtherService[] = [];
    for (const address of addresses) {
      try {
        const answer = await ask(address, false);
        known = address;
        return answer;
      } catch (error) {
        if (!(error instanceof OtherService)) throw error;
        others.push(error);
      }
    }
    throw others.find(({ mayPass }) => mayPass) ?? others[0] ?? new Error('there is no address to ask at');
  };
}
