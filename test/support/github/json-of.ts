/** JSON in which a bigint is a number with all its digits, as GitHub writes ids. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `@bigint:${one}` : one)).replaceAll(
    /"@bigint:(\d+)"/g,
    '$1',
  );
