// The tiles, the violations, the settlement and the node table.

import { html } from './charts.js';
import { clock, date, duration, euro, fullClock, number, power, price } from './format.js';

const MAX_ROWS = 200;
const byId = (id) => document.getElementById(id);

function setTile(name, value, unit, note) {
  byId(`tile-${name}`).replaceChildren(value, ...(unit ? [' ', html('b', '', unit)] : []));
  if (note !== undefined) byId(`tile-${name}-note`).textContent = note;
}

export function drawClockTiles({ clock: now }) {
  if (!now) return;
  setTile('time', fullClock(now.nowS), '', `${date(now.nowS)} UTC`);
  setTile('interval', `${clock(now.intervalStartS)}–${clock(now.intervalStartS + now.intervalLengthS)}`, '', `UTC, ${duration(now.intervalLengthS)}`);
  setTile('gate', clock(now.nextGateClosureS), '', `UTC, in ${duration(now.nextGateClosureS - now.nowS)}`);
}

export function drawRoundTiles(model) {
  const current = model.currentRound;
  if (!current) return;
  const interval = `${clock(current.startS)}–${clock(current.endS)} UTC`;
  const microEur = current.round.clearingPriceMicroEurPerKwh;
  if (microEur === null) setTile('price', 'none', '', current.round.tradedW > 0 ? 'each trade has its own' : 'nothing traded');
  else setTile('price', price(microEur), 'EUR/kWh', nodalRange(current.round) ?? interval);
  setTile('traded', ...power(current.round.tradedW), `bids ${power(current.round.bidsW).join('\u00a0')}, offers\u00a0${power(current.round.offersW).join('\u00a0')}${refused(current.round)}`);
  const checked = model.lastRound;
  const range = `${number(checked.lowestVoltagePu, 3)} to ${number(checked.highestVoltagePu, 3)} p.u.`;
  setTile('violations', checked.converged ? String(checked.violationCount) : 'no check', '', checked.converged ? range : 'power flow did not converge');
  byId('tile-check').classList.toggle('bad', !checked.converged || checked.violationCount > 0);
}

const nodalRange = ({ lowestNodalPriceMicroEurPerKwh: lowest, highestNodalPriceMicroEurPerKwh: highest }) =>
  (Number.isFinite(lowest) ? `at the nodes ${price(lowest)} to ${price(highest)}` : undefined);

const refused = ({ refusedW }) => (refusedW > 0 ? `, refused\u00a0${power(refusedW).join('\u00a0')}` : '');

export function drawNodeTile(model) {
  const nodes = [...model.nodes.values()];
  const count = (state) => nodes.filter((node) => node.state === state).length;
  setTile('nodes', String(count('Online')), `of ${nodes.length}`, `${count('Lost')} lost, ${count('Unknown')} not heard yet`);
}

export function drawViolations({ violations }) {
  const items = violations.map(({ intervalStartS, text }) => {
    const time = html('time', '', clock(intervalStartS));
    time.dateTime = new Date(intervalStartS * 1000).toISOString();
    return html('li', '', time, html('span', '', text));
  });
  byId('violations').replaceChildren(...(items.length > 0 ? items : [html('li', 'none', 'None.')]));
}

export function drawSettlement({ settlement }) {
  const figure = (name, value, className) => html('div', className, html('dt', '', name), html('dd', '', value));
  if (!settlement) {
    byId('settlement').replaceChildren(figure('settled intervals', '0'));
    return;
  }
  const optional = [
    ['traded locally', settlement.localEnergyWh, (wh) => `${number(wh / 1000, 1)} kWh`],
    ['from the grid', settlement.gridImportWh, (wh) => `${number(wh / 1000, 1)} kWh`],
    ['to the grid', settlement.gridExportWh, (wh) => `${number(wh / 1000, 1)} kWh`],
    ['paid between neighbours', settlement.localTradeMicroEur, (amount) => `${euro(amount)} EUR`],
    ['paid for imports', settlement.gridImportMicroEur, (amount) => `${euro(amount)} EUR`],
    ['received for exports', settlement.gridExportMicroEur, (amount) => `${euro(amount)} EUR`],
    ['network fees', settlement.networkFeeMicroEur, (amount) => `${euro(amount)} EUR`],
  ].filter(([, value]) => value !== null);
  const balanced = settlement.balanceMicroEur === 0;
  byId('settlement').replaceChildren(
    figure('settled intervals', `${number(settlement.settledIntervals)}, until ${clock(settlement.settledUntilS)} UTC`),
    ...optional.map(([name, value, text]) => figure(name, text(value))),
    figure('sum over all accounts', balanced ? '0, balanced' : `${number(settlement.balanceMicroEur)} µEUR, must be 0`, balanced ? '' : 'bad'),
  );
}

/** The node table, sortable by its heads and filtered by the text field. */
export class NodeTable {
  constructor(onChange) {
    this.key = 'nodeId';
    this.rising = true;
    byId('node-filter').addEventListener('input', onChange);
    for (const head of byId('node-head').children) {
      head.firstElementChild.addEventListener('click', () => {
        this.rising = this.key === head.dataset.key ? !this.rising : true;
        this.key = head.dataset.key;
        onChange();
      });
    }
  }

  compare(a, b) {
    const [left, right] = [a[this.key] ?? null, b[this.key] ?? null];
    // What has no value stays at the end in both directions.
    if (left === null || right === null) return (left === null) - (right === null);
    const order = typeof left === 'number' ? left - right : String(left).localeCompare(String(right), 'en', { numeric: true });
    return this.rising ? order : -order;
  }

  draw(model) {
    const filter = byId('node-filter').value.trim().toLowerCase();
    const nodes = [...model.nodes.values()]
      .filter((node) => `${node.nodeId} ${node.busId} ${node.state} ${node.phases} ${node.quality ?? ''}`.toLowerCase().includes(filter))
      .sort((a, b) => this.compare(a, b));
    byId('nodes').replaceChildren(...nodes.slice(0, MAX_ROWS).map((node) => row(node, model)));
    const more = nodes.length > MAX_ROWS ? ` ${nodes.length - MAX_ROWS} more nodes match: filter to see them.` : '';
    byId('nodes-note').textContent = `Net power: import positive, export negative. Reactive power: inductive positive.${more}`;
    for (const head of byId('node-head').children) {
      if (head.dataset.key === this.key) head.setAttribute('aria-sort', this.rising ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
  }
}

function row(node, model) {
  const voltage = (phase) => html('td', model.isOutside(node.voltagePu?.[phase]) ? 'number outside' : 'number', number(node.voltageV?.[phase], 1));
  return html(
    'tr', '',
    html('td', '', node.nodeId),
    html('td', `state ${node.state}`, node.state.toLowerCase()),
    html('td', '', node.busId),
    html('td', 'number', number(node.distanceM)),
    html('td', '', node.phases),
    html('td', 'number', number(node.powerW)),
    html('td', 'number', number(node.reactivePowerVar)),
    voltage(0), voltage(1), voltage(2),
    html('td', '', node.atS === undefined ? '–' : fullClock(node.atS)),
    html('td', '', node.quality ?? '–'),
  );
}
