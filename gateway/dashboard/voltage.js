// Voltage against the distance from the transformer: what the check predicts as lines that follow the branches, what the nodes measure as dots.

import { emptyText, hideTip, niceTicks, scale, showTip, svg, xAxis, yAxis } from './charts.js';
import { number } from './format.js';

const HEIGHT = 400;
const AREA = { left: 52, top: 30, bottom: HEIGHT - 44 };
const PICK_PIXELS = 22;

// A circle, a square and an upright triangle of about the same area, around (x, y).
const SHAPES = [
  (x, y) => `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`,
  (x, y) => `M${x - 3.6} ${y - 3.6}h7.2v7.2h-7.2Z`,
  (x, y) => `M${x} ${y - 4.8}l4.8 8.6h-9.6Z`,
];

function predictedPath(model, phase, x, y) {
  let path = '';
  for (const bus of model.feeder.buses) {
    const parent = model.buses.get(bus.parentBusId);
    const to = model.predicted.get(bus.busId)?.[phase];
    const from = parent && model.predicted.get(parent.busId)?.[phase];
    if (Number.isFinite(from) && Number.isFinite(to)) {
      path += `M${x(parent.distanceM).toFixed(1)} ${y(from).toFixed(1)}L${x(bus.distanceM).toFixed(1)} ${y(to).toFixed(1)}`;
    }
  }
  return path;
}

function measuredPoints(model, phases) {
  const points = [];
  for (const node of model.nodes.values()) {
    for (const phase of phases) {
      const pu = node.voltagePu?.[phase];
      if (Number.isFinite(pu)) points.push({ node, phase, pu });
    }
  }
  return points;
}

function puTicks(model, points, phases) {
  const predicted = [...model.predicted.values()].flatMap((voltages) => phases.map((phase) => voltages[phase]));
  const all = [...points.map((point) => point.pu), ...predicted, model.feeder.lowVoltageLimitPu, model.feeder.highVoltageLimitPu].filter(Number.isFinite);
  return niceTicks(all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b)), 8);
}

/** Draws into a host element; phases are the indices to show. */
export function drawVoltage(host, model, phases) {
  const width = host.clientWidth;
  const area = { ...AREA, right: width - 8 };
  const root = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, role: 'img', 'aria-label': 'Voltage along the feeder per phase' });
  const points = measuredPoints(model, phases);
  const ticks = puTicks(model, points, phases);
  const y = scale(ticks.values[0], ticks.values.at(-1), area.bottom, area.top);
  const longestM = Math.max(1, ...model.feeder.buses.map((bus) => bus.distanceM));
  const x = scale(0, longestM, area.left, area.right);
  const distances = niceTicks(0, longestM, Math.max(3, width / 110));
  root.append(xAxis(area, x, distances.values.filter((value) => value <= longestM), (value) => value.toFixed(distances.decimals)));
  root.append(yAxis(area, y, ticks, 'Voltage (p.u.)'));
  root.append(svg('text', { x: (area.left + area.right) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, 'distance from the transformer (m)'));
  for (const limit of [model.feeder.lowVoltageLimitPu, model.feeder.highVoltageLimitPu]) {
    root.append(svg('path', { class: 'line limit', d: `M${area.left} ${y(limit)}H${area.right}` }));
  }
  for (const phase of phases) {
    const dots = points.filter((point) => point.phase === phase).map((point) => SHAPES[phase](x(point.node.distanceM), y(point.pu)));
    root.append(svg('path', { class: `predicted phase-${phase}`, d: predictedPath(model, phase, x, y) }));
    root.append(svg('path', { class: `measured phase-${phase}`, d: dots.join('') }));
  }
  if (points.length === 0 && model.predicted.size === 0) root.append(emptyText(width, HEIGHT, 'nothing measured or predicted yet'));
  attachPicking(root, model, points, (point) => [x(point.node.distanceM), y(point.pu)]);
  host.replaceChildren(root);
}

function attachPicking(root, model, points, placeOf) {
  const ring = svg('circle', { class: 'picked', r: 8, visibility: 'hidden' });
  root.append(ring);
  root.addEventListener('pointermove', (event) => {
    const box = root.getBoundingClientRect();
    const distanceTo = (point) => Math.hypot(placeOf(point)[0] - event.clientX + box.left, placeOf(point)[1] - event.clientY + box.top);
    const nearest = points.reduce((best, point) => (best === null || distanceTo(point) < distanceTo(best) ? point : best), null);
    if (nearest === null || distanceTo(nearest) > PICK_PIXELS) {
      clear();
      return;
    }
    const [cx, cy] = placeOf(nearest);
    for (const [key, value] of Object.entries({ cx, cy, visibility: 'visible' })) ring.setAttribute(key, value);
    const node = nearest.node;
    showTip(event, node.nodeId, [['bus', `${node.busId}, ${number(node.distanceM)} m`], ['net power', `${number(node.powerW)} W`], ...model.voltageRows(node.voltagePu)]);
  });
  const clear = () => {
    ring.setAttribute('visibility', 'hidden');
    hideTip();
  };
  root.addEventListener('pointerleave', clear);
}
