// Price over time as steps between retail and feed-in price; below it the traded energy as bars with bids and offers.

import { barPath, emptyText, hideTip, niceTicks, scale, showTip, stepPath, svg, timeTicks, xAxis, yAxis } from './charts.js';
import { clock, date, number, power } from './format.js';

const HEIGHT = 400;
const MIN_INTERVALS = 8;

/** The rounds inside the last hours, and the time span to draw. */
function visible(rounds, hours) {
  const last = rounds[rounds.length - 1];
  const lengthS = last.endS - last.startS;
  const startS = Math.max(last.endS - hours * 3600, Math.min(rounds[0].startS, last.endS - MIN_INTERVALS * lengthS));
  return { rounds: rounds.filter((round) => round.endS > startS && round.startS >= startS), startS, endS: last.endS };
}

const extent = (rounds, keys) => {
  const values = rounds.flatMap((round) => keys.map((key) => round[key])).filter(Number.isFinite);
  return [Math.min(0, ...values), Math.max(0, ...values)];
};

const timeLabel = (atS, spanS) => (spanS > 86400 && atS % 86400 === 0 ? date(atS).slice(5) : clock(atS));

function tipRows(round) {
  return [
    ['clearing price', Number.isFinite(round.price) ? `${number(round.price, 4)} EUR/kWh` : 'none'],
    ['retail / feed-in', `${number(round.retail, 4)} / ${number(round.feedIn, 4)}`],
    ['traded', `${number(round.tradedKwh, 2)} kWh`],
    ['bids', `${number(round.bidsKwh, 2)} kWh`],
    ['offers', `${number(round.offersKwh, 2)} kWh`],
    ['orders accepted / rejected', `${round.round.acceptedOrders} / ${round.round.rejectedOrders}`],
    ...(round.round.refusedW > 0 ? [['refused by the network', power(round.round.refusedW).join(' ')]] : []),
    [round.round.policy ? `check, policy ${round.round.policy}` : 'check', round.converged ? `${round.violationCount} violations` : 'did not converge'],
  ];
}

/** Draws into a host element; hours is the span to show. */
export function drawMarket(host, model, hours) {
  const width = host.clientWidth;
  const root = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, role: 'img', 'aria-label': 'Price and traded energy over time' });
  if (model.rounds.length === 0) {
    root.append(emptyText(width, HEIGHT, 'no round yet'));
    host.replaceChildren(root);
    return;
  }
  const { rounds, startS, endS } = visible(model.rounds, hours);
  const price = { left: 52, right: width - 8, top: 32, bottom: 190 };
  const energy = { left: 52, right: width - 8, top: 232, bottom: 356 };
  const x = scale(startS, endS, price.left, price.right);
  const times = timeTicks(startS, endS, Math.max(3, width / 90));

  const priceTicks = niceTicks(...extent(rounds, ['price', 'retail', 'feedIn']), 5);
  const yPrice = scale(priceTicks.values[0], priceTicks.values.at(-1), price.bottom, price.top);
  root.append(xAxis(price, x, times), yAxis(price, yPrice, priceTicks, 'Price (EUR/kWh)'));
  for (const [key, name] of [['retail', 'retail'], ['feedIn', 'feedin'], ['price', 'price']]) {
    root.append(svg('path', { class: `line ${name}`, d: stepPath(rounds, (round) => round[key], x, yPrice) }));
  }

  const energyTicks = niceTicks(...extent(rounds, ['tradedKwh', 'bidsKwh', 'offersKwh']), 4);
  const yEnergy = scale(energyTicks.values[0], energyTicks.values.at(-1), energy.bottom, energy.top);
  root.append(xAxis(energy, x, times, (at) => timeLabel(at, endS - startS)), yAxis(energy, yEnergy, energyTicks, 'Energy per interval (kWh)'));
  root.append(svg('path', { class: 'traded', d: barPath(rounds, (round) => round.tradedKwh, x, yEnergy) }));
  root.append(svg('path', { class: 'line bids', d: stepPath(rounds, (round) => round.bidsKwh, x, yEnergy) }));
  root.append(svg('path', { class: 'line offers', d: stepPath(rounds, (round) => round.offersKwh, x, yEnergy) }));
  root.append(svg('text', { x: (price.left + price.right) / 2, y: HEIGHT - 8, 'text-anchor': 'middle' }, `time, UTC, ${date(startS)}`));
  attachCursor(root, { rounds, x, top: price.top, bottom: energy.bottom });
  host.replaceChildren(root);
}

function attachCursor(root, { rounds, x, top, bottom }) {
  const cursor = svg('path', { class: 'cursor' });
  root.append(cursor);
  root.addEventListener('pointermove', (event) => {
    const atS = x.invert(event.clientX - root.getBoundingClientRect().left);
    const round = rounds.find((candidate) => atS >= candidate.startS && atS < candidate.endS);
    if (!round) {
      clear();
      return;
    }
    cursor.setAttribute('d', `M${x((round.startS + round.endS) / 2)} ${top}V${bottom}`);
    showTip(event, `${date(round.startS)} ${clock(round.startS)} to ${clock(round.endS)}`, tipRows(round));
  });
  const clear = () => {
    cursor.removeAttribute('d');
    hideTip();
  };
  root.addEventListener('pointerleave', clear);
}
