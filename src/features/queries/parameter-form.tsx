import { file } from '../../pages/address.ts';
import type { Messages } from '../../pages/messages/messages.ts';
import { LANGUAGES, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { HiddenParameters } from '../../pages/parts/hidden-parameters.tsx';
import type { ParameterView, QueryView } from './query-view.ts';

/** The parameters of a query as a form that leads to the same page with other values. */
export function ParameterForm(props: { context: PageContext; messages: Messages; view: QueryView }) {
  const { context, messages, view } = props;
  if (view.parameters.length === 0) return null;
  return (
    <form class="parameters" method="get" action={file(context, `queries/${view.name}`)}>
      <HiddenParameters context={context} />
      {view.parameters.map((parameter) => (
        <p>
          <label for={`parameter-${parameter.name}`}>{parameter.label}</label>
          <Field parameter={parameter} messages={messages} />
        </p>
      ))}
      <button type="submit">{messages.queries.apply}</button>
    </form>
  );
}

interface FieldProps {
  readonly parameter: ParameterView;
  readonly messages: Messages;
}

function Field({ parameter, messages }: FieldProps) {
  const { name, type, value, choices } = parameter;
  const id = `parameter-${name}`;
  if (type === 'language') {
    const known = LANGUAGES.map((language) => ({
      value: language,
      label: wording(messages.queries.languages, language),
    }));
    return <Choice id={id} name={name} value={value} choices={known} />;
  }
  if (type === 'iri' && choices.length > 0)
    return <Choice id={id} name={name} value={value} choices={choices} />;
  if (type === 'year') {
    return <input id={id} name={name} value={value} inputmode="numeric" pattern="\d{4}" required />;
  }
  return (
    <>
      <input
        id={id}
        name={name}
        value={value}
        required
        list={choices.length > 0 ? `${id}-values` : undefined}
      />
      {choices.length > 0 ? (
        <datalist id={`${id}-values`}>
          {choices.map((choice) => (
            <option value={choice.value} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly choices: ParameterView['choices'];
}

/** A list to choose from; it holds the present value even where that is no common one. */
function Choice({ id, name, value, choices }: ChoiceProps) {
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <select id={id} name={name}>
      {isKnown ? null : <option selected>{value}</option>}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
