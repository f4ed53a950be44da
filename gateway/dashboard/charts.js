// The few drawing tools that the plots share: SVG elements, scales, ticks, paths and the tooltip.

const SVG = 'http://www.w3.org/2000/svg';
const DAY_S = 86400;
const TIME_STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600, 43200, DAY_S, 2 * DAY_S, 7 * DAY_S];

/** An SVG element with attributes and children. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** An HTML element with a class and text or children. */
export function html(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A linear map from values to pixels, with its inverse. */
export function scale(low, high, lowPixel, highPixel) {
  const factor = (highPixel - lowPixel) / (high - low || 1);
  const map = (value) => lowPixel + (value - low) * factor;
  map.invert = (pixel) => low + (pixel - lowPixel) / factor;
  return map;
}

/** Rising round numbers that enclose [low, high], the step 1, 2, 2.5 or 5 times a power of ten. */
export function niceTicks(low, high, maxSteps) {
  if (!(high > low)) [low, high] = low === 0 ? [0, 1] : [low - Math.abs(low) * 0.1, high + Math.abs(high) * 0.1];
  const raw = (high - low) / maxSteps;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 2.5, 5, 10].find((multiple) => multiple * power >= raw * (1 - 1e-9));
  const ticks = [];
  for (let i = Math.floor(low / step + 1e-9); i <= Math.ceil(high / step - 1e-9); i++) ticks.push(i * step);
  const decimals = [0, 1, 2, 3, 4, 5, 6].find((count) => Math.abs(step * 10 ** count - Math.round(step * 10 ** count)) < 1e-6) ?? 6;
  return { values: ticks, decimals };
}

/** Round times of the day in [startS, endS], UTC epoch seconds. */
export function timeTicks(startS, endS, maxSteps) {
  const step = TIME_STEPS_S.find((candidate) => candidate >= (endS - startS) / maxSteps) ?? 28 * DAY_S;
  const ticks = [];
  for (let at = Math.ceil(startS / step) * step; at <= endS; at += step) ticks.push(at);
  return ticks;
}

/** Steps over [start, end] of each item; an item without a finite value leaves a gap. */
export function stepPath(items, valueOf, x, y) {
  let path = '';
  let lastEnd = null;
  for (const item of items) {
    const value = valueOf(item);
    if (!Number.isFinite(value)) {
      lastEnd = null;
      continue;
    }
    const level = y(value).toFixed(1);
    path += lastEnd === item.startS ? `V${level}` : `M${x(item.startS).toFixed(1)} ${level}`;
    path += `H${x(item.endS).toFixed(1)}`;
    lastEnd = item.endS;
  }
  return path;
}

/** A bar from zero over each item. */
export function barPath(items, valueOf, x, y) {
  const zero = y(0).toFixed(1);
  return items.filter((item) => valueOf(item) > 0).map((item) => {
    const [left, right] = [x(item.startS), x(item.endS)];
    const gap = right - left > 4 ? 1 : 0;
    return `M${left.toFixed(1)} ${zero}V${y(valueOf(item)).toFixed(1)}H${(right - gap).toFixed(1)}V${zero}Z`;
  }).join('');
}

/** Horizontal grid lines with labels at the left, and a title with the unit above. */
export function yAxis(area, y, ticks, title) {
  const group = svg('g');
  for (const value of ticks.values) {
    const level = y(value);
    group.append(svg('path', { class: value === 0 ? 'axis' : 'grid', d: `M${area.left} ${level}H${area.right}` }));
    group.append(svg('text', { x: area.left - 8, y: level + 4, 'text-anchor': 'end' }, value.toFixed(ticks.decimals).replace('-', '\u2212')));
  }
  group.append(svg('text', { class: 'title', x: area.left, y: area.top - 10 }, title));
  return group;
}

/** Vertical grid lines; labels below the area when a label function is given. */
export function xAxis(area, x, ticks, label) {
  const group = svg('g');
  for (const value of ticks) {
    group.append(svg('path', { class: 'grid', d: `M${x(value)} ${area.top}V${area.bottom}` }));
    if (label) group.append(svg('text', { x: x(value), y: area.bottom + 17, 'text-anchor': 'middle' }, label(value)));
  }
  return group;
}

/** A text in the middle of an empty plot. */
export const emptyText = (width, height, text) => svg('text', { x: width / 2, y: height / 2, 'text-anchor': 'middle' }, text);

const tip = document.getElementById('tip');

/** Shows a tooltip beside a point of the window: a title and rows of [name, value]. */
export function showTip(event, title, rows) {
  tip.replaceChildren(html('b', '', title), ...rows.map(([name, value]) => html('span', '', name, html('em', '', value))));
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const left = event.clientX + 16 + width > window.innerWidth ? event.clientX - 16 - width : event.clientX + 16;
  const top = Math.min(event.clientY + 12, window.innerHeight - height - 8);
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}

/** Hides the tooltip. */
export function hideTip() {
  tip.hidden = true;
}
