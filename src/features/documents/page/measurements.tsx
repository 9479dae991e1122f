import { fragmentOf } from '../../../pages/address.ts';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import { Value } from '../../../pages/statements/property.tsx';
import { Links, LocalizedText, PartialDate, Scroll, Section } from '../../../pages/text.tsx';
import { MP, PROV, QUDT, SOSA } from '../../../rdf/vocabularies.ts';

/** Stated areas and populations, with year and source; nothing where there is none. */
export function Measurements({ iri, scope }: { iri: string; scope: TermScope }) {
  const { place, resource } = scope.messages;
  const measurements = scope.statements.iris(iri, MP.measurement);
  return (
    <Section id="facts" title={resource.facts} when={measurements.length > 0}>
      <Scroll label={resource.facts}>
        <table>
          <thead>
            <tr>
              <th scope="col">{place.measure}</th>
              <th scope="col" class="number">
                {place.value}
              </th>
              {[place.year, place.stated, place.source].map((heading) => (
                <th scope="col">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measurements.map((measurement) => (
              <Measurement measurement={measurement} iri={iri} scope={scope} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function Measurement(props: { measurement: string; iri: string; scope: TermScope }) {
  const { measurement, iri, scope } = props;
  const { statements, messages } = scope;
  const [measure] = statements.iris(measurement, SOSA.observedProperty);
  const [result] = statements.objects(measurement, SOSA.hasSimpleResult);
  const unit = statements.iris(measurement, QUDT.hasUnit).some((one) => one.endsWith('/KiloM2'))
    ? ' km²'
    : '';
  const years = statements.literals(measurement, MP.referenceYear);
  return (
    <tr id={fragmentOf(measurement, iri)}>
      <th scope="row">
        <LocalizedText text={labelOf(scope, measure ?? measurement)} page={scope.context.language} />
      </th>
      <td class="number">
        {result ? (
          <>
            <Value term={result} scope={scope} />
            {unit}
          </>
        ) : (
          <span class="note">{messages.place.unresolved}</span>
        )}
      </td>
      <td>
        {years.map((year) => (
          <PartialDate lexical={year.value} scope={scope} />
        ))}
      </td>
      <td>
        {statements.literals(measurement, MP.valueAsStated).map((stated) => (
          <q>
            <bdi>{stated.value}</bdi>
          </q>
        ))}
      </td>
      <td>
        <Links iris={statements.iris(measurement, PROV.wasDerivedFrom)} scope={scope} />
      </td>
    </tr>
  );
}
