import type { McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { AnsweredProblem, type Publisher } from './publisher.ts';

/** What a tool answers: a compact text to read, and the same as values. */
export interface ToolResult {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A tool as it is described to clients. */
export interface ToolDefinition<Input extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  run(publisher: Publisher, input: z.output<Input>): Promise<ToolResult>;
}

/** A tool that can be registered with a server. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  register(server: McpServer, publisher: Publisher): void;
}

/** Makes a tool of its definition; a problem that the publisher answers is the tool's error, with its kind in the structured content. */
export function tool<Input extends z.ZodObject>(definition: ToolDefinition<Input>): Tool {
  const { name, title, description, input } = definition;
  return {
    name,
    title,
    register: (server, publisher) => {
      const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
      server.registerTool<z.ZodObject, z.ZodObject>(
        name,
        { title, description, inputSchema: input, annotations },
        async (values) => {
          try {
            const { text, data } = await definition.run(publisher, values as z.output<Input>);
            return { content: [{ type: 'text', text }], structuredContent: { ...data } };
          } catch (error) {
            if (!(error instanceof AnsweredProblem)) throw error;
            const { problem } = error;
            return {
              isError: true,
              content: [{ type: 'text', text: `${problem.title} (${problem.kind}): ${problem.detail}` }],
              structuredContent: { problem },
            };
          }
        },
      );
    },
  };
}
