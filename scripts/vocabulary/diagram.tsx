import type { ClassBox, Model, Relation } from '../../src/features/vocabulary/relations.ts';
import { labelOf, type NamingScope } from '../../src/pages/scope.ts';
import { type Curve, drawn, MEASURES } from './drawing.ts';
import { inLayers } from './layers.ts';

/** Letters of small print that a box holds side by side. */
const LINE_LENGTH = 27;

/** A drawing of the classes of a vocabulary and what joins them, with a text that stands for it. */
export function Diagram({ model, scope }: { model: Model; scope: NamingScope }) {
  const { definitions } = scope.messages;
  const arrows = [
    ...model.broader.map(({ narrow, broad }) => ({ from: broad, to: narrow })),
    ...model.relations,
  ];
  const lines = new Map(model.boxes.map((box) => [box.iri, smallPrint(box, scope)]));
  const layers = inLayers([...lines.keys()], arrows);
  const { width, height, boxes, curves } = drawn(layers, arrows, (key) => lines.get(key)?.length ?? 0);
  const ties = curves.slice(0, model.broader.length);
  const joined = curves.slice(model.broader.length);
  return (
    <svg
      class="diagram"
      role="img"
      aria-labelledby="diagram-title diagram-text"
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id="diagram-title">{definitions.diagram}</title>
      <desc id="diagram-text">
        {definitions.diagramText(model.boxes.length, model.relations.length + model.broader.length)}
      </desc>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path class="tip" d="M0 1 10 5 0 9z" />
        </marker>
        <marker
          id="broader"
          viewBox="0 0 12 12"
          refX="1"
          refY="6"
          markerWidth="12"
          markerHeight="12"
          orient="auto"
        >
          <path class="hollow" d="M11 1 1 6 11 11z" />
        </marker>
      </defs>
      {ties.map(({ path }) => (
        <path class="broader" d={path} marker-start="url(#broader)" />
      ))}
      {joined.map(({ path }) => (
        <path class="relation" d={path} marker-end="url(#arrow)" />
      ))}
      {[...boxes].map(([iri, { x, y, height: tall }]) => (
        <g transform={`translate(${x} ${y})`}>
          <rect x={-MEASURES.box / 2} y="0" width={MEASURES.box} height={tall} rx="6" />
          <text class="name" y="22">
            {labelOf(scope, iri).text}
          </text>
          {(lines.get(iri) ?? []).map((line, index) => (
            <text class="small" y={MEASURES.head + 12 + index * MEASURES.line}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {joined.map((curve, index) => (
        <Label curve={curve} relation={model.relations[index]} scope={scope} />
      ))}
    </svg>
  );
}

function Label({
  curve,
  relation,
  scope,
}: {
  curve: Curve;
  relation: Relation | undefined;
  scope: NamingScope;
}) {
  const names = (relation?.properties ?? []).map(({ iri }) => labelOf(scope, iri).text);
  const top = curve.label.y + 4 - ((names.length - 1) * MEASURES.line) / 2;
  return (
    <text class="label">
      {names.map((name, index) => (
        <tspan x={curve.label.x} y={top + index * MEASURES.line}>
          {name}
        </tspan>
      ))}
    </text>
  );
}

/** The names of the properties that a box holds itself, in lines that fit. */
function smallPrint({ concepts, own }: ClassBox, scope: NamingScope): readonly string[] {
  const names = [
    ...own.map((iri) => `${labelOf(scope, iri).text} ↺`),
    ...concepts.map((iri) => labelOf(scope, iri).text),
  ];
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    const longer = last === undefined ? name : `${last} · ${name}`;
    if (last !== undefined && longer.length <= LINE_LENGTH) lines[lines.length - 1] = longer;
    else lines.push(name);
  }
  return lines;
}
