export const withTax = (cents, percent) => Math.round((cents * (100 + percent)) / 100);
