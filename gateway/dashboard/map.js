// The feeder from above, or as a tree when it has no coordinates. Colour is voltage: small dots and branches as predicted, large dots as measured.

import { hideTip, showTip, svg } from './charts.js';
import { fullClock, number } from './format.js';
import { Model } from './model.js';

const HEIGHT = 330;
const MARGIN = 22;
const GOLDEN_ANGLE = 2.4;

/** Places per bus id: the feeder's coordinates, else distance to the right and one line per leaf. */
function places(feeder) {
  const hasMap = feeder.buses.every((bus) => bus.x !== null && bus.y !== null);
  return hasMap ? { isTrue: true, at: new Map(feeder.buses.map((bus) => [bus.busId, [bus.x, bus.y]])) } : { isTrue: false, at: tree(feeder) };
}

function tree(feeder) {
  const children = new Map(feeder.buses.map((bus) => [bus.busId, []]));
  for (const bus of feeder.buses) children.get(bus.parentBusId)?.push(bus);
  const order = [feeder.buses.find((bus) => bus.parentBusId === null)];
  // Depth first, without recursion: a feeder can be a chain of a thousand buses.
  for (let i = 0; i < order.length; i++) order.splice(i + 1, 0, ...children.get(order[i].busId));
  const at = new Map();
  let line = 0;
  for (const bus of order) {
    at.set(bus.busId, [bus.distanceM, -line]);
    if (children.get(bus.busId).length === 0) line++;
  }
  return at;
}

/** Maps coordinates to pixels, north up; a true map keeps its proportions. */
function projection({ isTrue, at }, width) {
  const points = [...at.values()];
  const range = (axis) => points.reduce(([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])], [Infinity, -Infinity]);
  const [[x0, x1], [y0, y1]] = [range(0), range(1)];
  let [scaleX, scaleY] = [(width - 2 * MARGIN) / (x1 - x0 || 1), (HEIGHT - 2 * MARGIN) / (y1 - y0 || 1)];
  if (isTrue) scaleX = scaleY = Math.min(scaleX, scaleY);
  return (busId) => {
    const [x, y] = at.get(busId);
    return [width / 2 + (x - (x0 + x1) / 2) * scaleX, HEIGHT / 2 - (y - (y0 + y1) / 2) * scaleY];
  };
}

/** The CSS colour of a voltage: grey at 1 p.u., full colour at a limit. */
function colour(feeder, pu) {
  if (!Number.isFinite(pu)) return 'color-mix(in oklab, var(--axis) 55%, var(--card))';
  const share = pu < 1 ? (1 - pu) / (1 - feeder.lowVoltageLimitPu) : (pu - 1) / (feeder.highVoltageLimitPu - 1);
  const percent = Math.round(100 * Math.min(1, Math.max(0, share)));
  return `color-mix(in oklab, var(--volt-${pu < 1 ? 'low' : 'high'}) ${percent}%, var(--volt-mid))`;
}

/** The map draws its shapes once per size and then only recolours them. */
export class FeederMap {
  constructor(host, model) {
    this.host = host;
    this.model = model;
    this.places = places(model.feeder);
    this.resize();
  }

  resize() {
    const width = this.host.clientWidth;
    this.place = projection(this.places, width);
    this.root = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, role: 'img', 'aria-label': 'Map of the feeder coloured by voltage' });
    this.drawBranches();
    this.drawTransformer();
    this.drawNodes();
    this.host.replaceChildren(this.root);
    this.recolour();
  }

  drawBranches() {
    this.busRadius = this.model.feeder.buses.length > 200 ? 1.6 : 2.8;
    this.branches = [];
    this.buses = [];
    for (const bus of this.model.feeder.buses) {
      const [x, y] = this.place(bus.busId);
      if (bus.parentBusId !== null) {
        const [x1, y1] = this.place(bus.parentBusId);
        this.branches.push([bus.busId, svg('line', { class: 'branch', x1, y1, x2: x, y2: y })]);
      }
      const dot = svg('circle', { class: 'bus', cx: x, cy: y, r: this.busRadius });
      this.hover(dot, () => this.busTip(bus));
      this.buses.push([bus.busId, dot]);
    }
    this.root.append(...this.branches.map(([, line]) => line), ...this.buses.map(([, dot]) => dot));
  }

  // The standard symbol: two circles that overlap, the feeder side at the bus.
  drawTransformer() {
    const root = this.model.feeder.buses.find((bus) => bus.parentBusId === null);
    const [x, y] = this.place(root.busId);
    const symbol = svg('g', {}, svg('circle', { class: 'transformer', cx: x, cy: y - 9, r: 6.5 }), svg('circle', { class: 'transformer', cx: x, cy: y, r: 6.5, 'fill-opacity': 0 }));
    this.hover(symbol, () => this.busTip(root, 'transformer'));
    this.root.append(symbol);
  }

  // Nodes of one bus stand around it, so that none hides another.
  drawNodes() {
    const placed = new Map();
    const radius = this.model.nodes.size > 150 ? 3.4 : 5.5;
    this.ringRadius = radius + 3;
    this.nodeDots = [];
    for (const node of this.model.nodes.values()) {
      const rank = placed.get(node.busId) ?? 0;
      placed.set(node.busId, rank + 1);
      const [x, y] = this.place(node.busId);
      const offset = rank === 0 ? 0 : radius * 1.7 * Math.sqrt(rank);
      const dot = svg('circle', { cx: x + offset * Math.cos(rank * GOLDEN_ANGLE), cy: y + offset * Math.sin(rank * GOLDEN_ANGLE), r: radius });
      this.hover(dot, () => this.nodeTip(node));
      this.nodeDots.push([node, dot]);
    }
    this.root.append(...this.nodeDots.map(([, dot]) => dot));
  }

  hover(shape, tipOf) {
    shape.addEventListener('pointermove', (event) => showTip(event, ...tipOf()));
    shape.addEventListener('pointerleave', hideTip);
  }

  busTip(bus, title = bus.busId) {
    const predicted = this.model.voltageRows(this.model.predicted.get(bus.busId));
    return [title, [['bus', `${bus.busId}, ${number(bus.distanceM)} m`], ...(predicted.length > 0 ? [['predicted', ''], ...predicted] : [['predicted', 'nothing']])]];
  }

  nodeTip(node) {
    const reading = node.atS === undefined
      ? [['measured', 'nothing yet']]
      : [['net power', `${number(node.powerW)} W`], ['reactive', `${number(node.reactivePowerVar)} var`], ...this.model.voltageRows(node.voltagePu), ['read at', `${fullClock(node.atS)} UTC`]];
    return [node.nodeId, [['state', node.state.toLowerCase()], ['bus', `${node.busId}, ${number(node.distanceM)} m`], ...reading]];
  }

  recolour() {
    const feeder = this.model.feeder;
    const predicted = (busId) => Model.worst(this.model.predicted.get(busId));
    for (const [busId, line] of this.branches) line.style.stroke = colour(feeder, predicted(busId));
    for (const [busId, dot] of this.buses) {
      const pu = predicted(busId);
      const outside = this.model.isOutside(pu);
      // A ring around the node dots, which would hide a small dot.
      dot.style.fill = outside ? 'none' : colour(feeder, pu);
      dot.setAttribute('r', outside ? this.ringRadius : this.busRadius);
      dot.setAttribute('class', outside ? 'bus outside' : 'bus');
    }
    for (const [node, dot] of this.nodeDots) {
      const pu = Model.worst(node.voltagePu);
      dot.style.fill = colour(feeder, pu);
      dot.setAttribute('class', `node ${node.state.toLowerCase()}${this.model.isOutside(pu) ? ' outside' : ''}`);
    }
  }
}
