/** Makes a forgotten union member a compile error; at run time it throws, which is always a bug of ours. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
