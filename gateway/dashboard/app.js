// The page's main line: follow the gateway, keep the model, redraw what changed at most once per frame.

import { FeederMap } from './map.js';
import { drawMarket } from './market.js';
import { Model } from './model.js';
import { NodeTable, drawClockTiles, drawNodeTile, drawRoundTiles, drawSettlement, drawViolations } from './panels.js';
import { follow } from './stream.js';
import { drawVoltage } from './voltage.js';

const byId = (id) => document.getElementById(id);
const changed = new Set();
let model = null;
let map = null;
let frame = 0;
let hours = 24;
let phases = [0, 1, 2];
const table = new NodeTable(() => redraw('table'));

const drawings = {
  clock: () => drawClockTiles(model),
  round: () => drawRoundTiles(model),
  nodes: () => drawNodeTile(model),
  market: () => drawMarket(byId('market-chart'), model, hours),
  voltage: () => drawVoltage(byId('voltage-chart'), model, phases),
  map: () => map.recolour(),
  violations: () => drawViolations(model),
  settlement: () => drawSettlement(model),
  table: () => table.draw(model),
};

function redraw(...names) {
  if (!model) return;
  for (const name of names) changed.add(name);
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    const names = [...changed];
    changed.clear();
    for (const name of names) drawings[name]();
  });
}

const events = {
  round(change) {
    model.takeRounds(change);
    redraw('round', 'market', 'voltage', 'map', 'violations');
  },
  measurements(nodes) {
    model.takeNodes(nodes);
    redraw('nodes', 'voltage', 'map', 'table');
  },
  settlement(totals) {
    model.settlement = totals;
    redraw('settlement');
  },
  clock(now) {
    model.clock = now;
    redraw('clock', 'round');
  },
};

function showSnapshot(snapshot) {
  model = new Model(snapshot);
  map = new FeederMap(byId('map'), model);
  byId('feeder-name').textContent = model.feeder.name;
  document.title = `EdgeLem: ${model.feeder.name}`;
  byId('map-low').textContent = `${model.feeder.lowVoltageLimitPu} p.u.`;
  byId('map-high').textContent = `${model.feeder.highVoltageLimitPu} p.u.`;
  redraw(...Object.keys(drawings));
}

function showLink(state, text) {
  const link = byId('link');
  link.className = state;
  link.textContent = text;
  document.body.classList.toggle('stale', state === 'lost');
}

byId('ranges').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  hours = Number(button.dataset.hours);
  for (const other of byId('ranges').children) other.setAttribute('aria-pressed', String(other === button));
  redraw('market');
});

byId('phases').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
  phases = [...byId('phases').children].filter((other) => other.getAttribute('aria-pressed') === 'true').map((other) => Number(other.dataset.phase));
  redraw('voltage');
});

let width = window.innerWidth;
window.addEventListener('resize', () => {
  if (!model || window.innerWidth === width) return;
  width = window.innerWidth;
  map.resize();
  redraw('market', 'voltage');
});

follow({
  onSnapshot: showSnapshot,
  onEvent: (name, payload) => events[name](payload),
  onLink: showLink,
});
