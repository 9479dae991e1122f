import { Problem } from './problem.ts';

/** The body of a request, at most so many bytes, whatever Content-Length says; throws a Problem `too-large`. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): Problem {
  return new Problem('too-large', `The body may have ${limit} bytes at most.`, {
    fields: { connection: 'close' },
  });
}
