import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an endpoint on loopback does with a request whose body has come. */
export type Reaction = (response: ServerResponse, body: string, request: IncomingMessage) => void;

/** An endpoint on loopback that notes what it is sent, and reacts as a test says. */
export class Endpoint {
  readonly received: { readonly method: string; readonly url: string; readonly body: string }[] = [];
  readonly fields: IncomingMessage['headers'][] = [];
  reaction: Reaction = (response) => response.writeHead(404).end();
  readonly #server: Server = createServer((request, response) => void this.#hear(request, response));

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Its address, with a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    this.received.push({ method: request.method ?? '', url: request.url ?? '', body });
    this.fields.push(request.headers);
    this.reaction(response, body, request);
  }
}

/** Answers with a status, fields and a body. */
export function answerWith(
  status: number,
  fields: Readonly<Record<string, string>>,
  body: string | object = '',
): Reaction {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (response) => response.writeHead(status, fields).end(text);
}
