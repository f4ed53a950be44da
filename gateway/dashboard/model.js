// What the page knows: the snapshot of /api/state, kept current by the events of /api/events.

const WINDOW_S = 7 * 86400;
const PHASES = ['A', 'B', 'C'];

const isNumber = (value) => value !== null && value !== undefined;
const sum = (values) => values.filter(isNumber).reduce((total, value) => total + value, 0);

/** A round as the charts use it: EUR/kWh, kWh per interval, UTC epoch seconds. */
function chartRound(outcome) {
  const round = outcome.round;
  const kwh = (watts) => (watts * round.intervalLengthS) / 3.6e6;
  const perKwh = (microEur) => (isNumber(microEur) ? microEur / 1e6 : NaN);
  return {
    ...outcome,
    startS: round.intervalStartS,
    endS: round.intervalStartS + round.intervalLengthS,
    price: perKwh(round.clearingPriceMicroEurPerKwh),
    retail: perKwh(round.retailPriceMicroEurPerKwh),
    feedIn: perKwh(round.feedInPriceMicroEurPerKwh),
    tradedKwh: kwh(round.tradedW),
    bidsKwh: kwh(round.bidsW),
    offersKwh: kwh(round.offersW),
  };
}

export class Model {
  constructor(snapshot) {
    this.feeder = snapshot.feeder;
    this.clock = snapshot.clock;
    this.settlement = snapshot.settlement;
    this.violations = snapshot.violations;
    this.rounds = snapshot.rounds.map(chartRound);
    this.check = snapshot.latestCheck;
    this.buses = new Map(snapshot.feeder.buses.map((bus) => [bus.busId, bus]));
    this.nodes = new Map(snapshot.feeder.connections.map((connection) => [connection.nodeId, this.connected(connection)]));
    this.takeNodes(snapshot.nodes);
    this.indexPredictions();
  }

  connected(connection) {
    return { ...connection, distanceM: this.buses.get(connection.busId).distanceM, state: 'Unknown' };
  }

  takeRounds(change) {
    const byStart = new Map(this.rounds.map((round) => [round.startS, round]));
    for (const outcome of change.rounds) byStart.set(outcome.round.intervalStartS, chartRound(outcome));
    const sorted = [...byStart.values()].sort((a, b) => a.startS - b.startS);
    const oldestS = sorted[sorted.length - 1].startS - WINDOW_S;
    this.rounds = sorted.filter((round) => round.startS >= oldestS);
    this.check = change.latestCheck;
    this.violations = change.violations;
    this.indexPredictions();
  }

  /** Merges nodes; voltages also in per unit, powers also summed over the phases. */
  takeNodes(nodes) {
    for (const { nodeId, state, stateSinceS, measurement } of nodes) {
      const node = this.nodes.get(nodeId);
      Object.assign(node, { state, stateSinceS });
      if (measurement) Object.assign(node, this.reading(measurement));
    }
  }

  reading(measurement) {
    const [voltageAV, voltageBV, voltageCV] = measurement.voltageV;
    return {
      atS: measurement.atS,
      quality: measurement.quality,
      powerW: sum(measurement.powerW),
      reactivePowerVar: sum(measurement.reactivePowerVar),
      voltageV: measurement.voltageV,
      voltageAV,
      voltageBV,
      voltageCV,
      voltagePu: measurement.voltageV.map((volts) => (isNumber(volts) ? volts / this.feeder.nominalVoltageV : NaN)),
    };
  }

  indexPredictions() {
    const voltages = this.check ? this.check.predictedVoltages : [];
    this.predicted = new Map(voltages.map((bus) => [bus.busId, bus.voltagePu.map((pu) => (isNumber(pu) ? pu : NaN))]));
  }

  get lastRound() {
    return this.rounds[this.rounds.length - 1];
  }

  /** The round of the interval that runs now, else the last one. */
  get currentRound() {
    return this.rounds.find((round) => this.clock && round.startS === this.clock.intervalStartS) ?? this.lastRound;
  }

  isOutside(pu) {
    return pu < this.feeder.lowVoltageLimitPu || pu > this.feeder.highVoltageLimitPu;
  }

  /** Of some per-unit voltages, the one furthest from 1; NaN when there is none. */
  static worst(voltagesPu) {
    return (voltagesPu ?? []).filter(Number.isFinite).reduce((worst, pu) => (Math.abs(pu - 1) > Math.abs(worst - 1) || Number.isNaN(worst) ? pu : worst), NaN);
  }

  /** Rows of a tooltip, one per phase that has a value. */
  voltageRows(voltagesPu) {
    return PHASES.map((name, phase) => [name, (voltagesPu ?? [])[phase]])
      .filter(([, pu]) => Number.isFinite(pu))
      .map(([name, pu]) => [`phase ${name}`, `${(pu * this.feeder.nominalVoltageV).toFixed(1)} V · ${pu.toFixed(4)} p.u.`]);
  }
}
