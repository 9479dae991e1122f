/** Ends the program in silence when nobody reads its standard output any more, as `head` does once it has its lines. */
export function endWhenUnread(): void {
  process.stdout.on('error', (error) => {
    if (isUnread(error)) process.exit();
    throw error;
  });
}

/** Whether an error says that the reader of a pipe has gone. */
export function isUnread(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
