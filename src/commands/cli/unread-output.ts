import { codeOf } from '../../text/error-code.ts';

/** Ends the program in silence when nobody reads its standard output any more, as `head` does once it has its lines. */
export function endWhenUnread(): void {
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit();
    throw error;
  });
}
