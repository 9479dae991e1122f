// The one list of ways to show a result. A view has a name, `read`, which gives what it would draw or undefined where
// the result does not fit, and `draw`, which makes an element of it; what it needs is worded under `{name}Needs`.
import { chart } from './chart.js';
import { graph } from './graph.js';
import { map } from './map.js';
import { plan } from './plan.js';
import { table } from './table.js';
import { timeline } from './timeline.js';

/** All views, in the order of their tabs. */
export const VIEWS = [table, map, chart, timeline, graph, plan];
