/** Without AsyncLocalStorage Hono renders as in the program that is built (`withoutAsyncContext` in scripts/build.mjs), and promises cost less in all tests after the first page. */
const builtin = process.getBuiltinModule;
process.getBuiltinModule = ((name: string) =>
  name === 'node:async_hooks' ? undefined : builtin(name)) as typeof builtin;
