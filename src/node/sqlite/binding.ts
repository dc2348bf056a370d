/**
 * Option for better-sqlite3 that names the compiled binding: the given path, else PANTAU_SQLITE_BINDING of the
 * environment, else none, which is the package's own prebuilt one (it needs Node-API 10, see machine.md).
 */
export function bindingOption(given: string | null | undefined): { readonly nativeBinding?: string } {
  const path = given ?? process.env.PANTAU_SQLITE_BINDING
  return path === undefined || path === '' ? {} : { nativeBinding: path }
}
