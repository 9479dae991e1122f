import type { TermScope } from '../../pages/scope.ts';
import { Scroll, Section } from '../../pages/text.tsx';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { Example } from './usage.tsx';
import type { ContextExample } from './view.ts';

/** The JSON-LD context by an example: the same statements before and after, and what each key stands for. */
export function JsonLd({ example, scope }: { example: ContextExample | undefined; scope: TermScope }) {
  if (example === undefined) return null;
  const { definitions } = scope.messages;
  const program = [
    'const thing = await (await fetch(address)).json();',
    `thing.name.${scope.context.language};`,
  ].join('\n');
  return (
    <Section id="json-ld" title={definitions.context} lead={definitions.contextLead}>
      <div class="columns">
        <Example example={example.turtle} label={definitions.asTurtle} />
        <Example example={example.json} label={definitions.asJson} />
      </div>
      <Keys example={example} scope={scope} />
      <p>{definitions.readIt}</p>
      <pre tabindex={0}>
        <code>{program}</code>
      </pre>
    </Section>
  );
}

function Keys({ example, scope }: { example: ContextExample; scope: TermScope }) {
  const { definitions } = scope.messages;
  return (
    <Scroll label={definitions.keys}>
      <table class="list">
        <caption class="unseen">{definitions.keys}</caption>
        <thead>
          <tr>
            <th scope="col">{definitions.key}</th>
            <th scope="col">{definitions.meaning}</th>
            <th scope="col">{definitions.values}</th>
          </tr>
        </thead>
        <tbody>
          {example.keys.map(({ key, meaning, values }) => (
            <tr>
              <th scope="row">
                <code>{key}</code>
              </th>
              <td>
                <code class="breaks">{meaning}</code>
              </td>
              <td>{definitions.kinds[values]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The namespaces of the data with their prefixes. */
export function Prefixes({ scope }: { scope: TermScope }) {
  const { definitions } = scope.messages;
  return (
    <Section id="prefixes" title={definitions.prefixes} lead={definitions.prefixesLead}>
      <Scroll label={definitions.prefixes}>
        <table class="list">
          <caption class="unseen">{definitions.prefixes}</caption>
          <thead>
            <tr>
              <th scope="col">{definitions.prefix}</th>
              <th scope="col">{definitions.namespace}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(PREFIXES).map(([prefix, namespace]) => (
              <tr>
                <th scope="row">
                  <code>{prefix}:</code>
                </th>
                <td>
                  <code class="breaks">{namespace}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}
