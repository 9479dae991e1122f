/** Files and connections that a process must be able to have open: libraries, pipes to processes, dumps, and some visitors. */
const MIN_OPEN_FILES = 256;
/** Of those, what is no connection. */
const OWN_FILES = 128;

/** The most files that this process may have open; undefined where the system does not say. */
function openFilesLimit(): number | undefined {
  const report = process.report?.getReport() as
    | { readonly userLimits?: { readonly open_files?: { readonly soft: unknown } } }
    | undefined;
  const soft = report?.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : undefined;
}

/** Throws an Error that says what is too low where too few files may be open for a server. */
export function checkOpenFiles(limit = openFilesLimit()): void {
  if (limit === undefined || limit >= MIN_OPEN_FILES) return;
  throw new Error(
    `this process may have ${limit} files open, too few for a server: raise the limit to ${MIN_OPEN_FILES} or more (ulimit -n, LimitNOFILE)`,
  );
}

/** As many connections as asked for (0: no limit), or as the open files allow. */
export function connectionsWithin(requested: number, limit = openFilesLimit()): number {
  if (limit === undefined) return requested;
  const possible = limit - OWN_FILES;
  return requested === 0 ? possible : Math.min(requested, possible);
}
