// Numbers and times as text. Market time is UTC epoch seconds; the page shows UTC, as the market does.

const MICRO = 1e6;
const MINUS = '\u2212';

const grouped = (value, decimals) =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', MINUS);

/** A number with fixed decimals, or a dash when there is none. */
export function number(value, decimals = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const rounded = Number(value.toFixed(decimals));
  return grouped(rounded === 0 ? 0 : rounded, decimals);
}

/** EUR/kWh from micro-euro per kWh. */
export const price = (microEurPerKwh) => number(microEurPerKwh === null || microEurPerKwh === undefined ? NaN : microEurPerKwh / MICRO, 4);

/** EUR from micro-euro. */
export const euro = (microEur) => number(microEur / MICRO, 2);

/** Power with the unit that keeps it short: [value, unit]. */
export const power = (watts) => (Math.abs(watts) >= 10000 ? [number(watts / 1000, 1), 'kW'] : [number(watts), 'W']);

const iso = (seconds) => new Date(seconds * 1000).toISOString();

/** HH:mm, or HH:mm:ss when the time is not on a whole minute. */
export const clock = (seconds) => (seconds % 60 === 0 ? iso(seconds).slice(11, 16) : iso(seconds).slice(11, 19));

/** HH:mm:ss */
export const fullClock = (seconds) => iso(seconds).slice(11, 19);

/** yyyy-MM-dd */
export const date = (seconds) => iso(seconds).slice(0, 10);

/** A span in its two largest units, for example "4 min 05 s". */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const [big, small, unit, subunit] = whole < 3600
    ? [Math.floor(whole / 60), whole % 60, 'min', 's']
    : [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), 'h', 'min'];
  return small === 0 ? `${big} ${unit}` : `${big} ${unit} ${String(small).padStart(2, '0')} ${subunit}`;
}
