using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Adds sources, shunts, loads and generators.</summary>
internal sealed class PgmAppliances(PgmNetwork network, ICollection<Defect> defects)
{
    private const double DefaultShortCircuitVa = 1e10;
    private const double DefaultResistanceOverReactance = 0.1;
    private const double LeastSourceOhm = 1e-6;

    public void AddSource(PgmRow row)
    {
        double voltagePu = row.Required("u_ref", defects);
        double angleDeg = row.Number("u_ref_angle", 0) * 180 / Math.PI;
        double shortCircuitVa = row.Number("sk", DefaultShortCircuitVa);
        double ratio = row.Number("rx_ratio", DefaultResistanceOverReactance);
        double zeroOverPositive = row.Number("z01_ratio", 1);
        if (!network.IsInService(row, out string node))
        {
            return;
        }

        double ratedV = network.RatedVoltageV(node);
        double impedance = Math.Max(ratedV * ratedV / shortCircuitVa, LeastSourceOhm);
        double reactance = impedance / Math.Sqrt(1 + ratio * ratio);
        network.Builder.Add(
            new Source
            {
                Id = row.Id,
                Bus = node,
                NominalVoltageV = ratedV,
                VoltagePu = voltagePu,
                AngleDeg = angleDeg,
                Impedance = new SequenceImpedance(reactance * ratio, reactance, reactance * ratio * zeroOverPositive, reactance * zeroOverPositive),
            },
            network.OriginOf(row, node));
    }

    public void AddShunt(PgmRow row)
    {
        var positive = new Complex(row.Required("g1", defects), row.Required("b1", defects));
        var zero = new Complex(row.RequiredZeroSequence("g0", defects), row.RequiredZeroSequence("b0", defects));
        if (network.IsInService(row, out string node))
        {
            ConductorMatrix admittance = ConductorMatrix.Symmetrical(3, (2 * positive + zero) / 3, (zero - positive) / 3);
            network.Builder.Add(new Shunt { Id = row.Id, Bus = node, Terminals = TerminalList.ThreePhase, AdmittanceS = admittance }, row.Origin);
        }
    }

    /// <param name="row">A symmetric or asymmetric load or generator.</param>
    /// <param name="sign">1 for a load, -1 for a generator.</param>
    public void AddLoad(PgmRow row, int sign)
    {
        double type = row.Required("type", defects);
        bool isSymmetric = row.Component.StartsWith("sym_", StringComparison.Ordinal);
        double[]? powers = isSymmetric ? Thirds(row.Required("p_specified", defects)) : row.RequiredTriple("p_specified", defects);
        double[]? reactive = isSymmetric ? Thirds(row.Required("q_specified", defects)) : row.RequiredTriple("q_specified", defects);
        VoltageDependence? dependence = DependenceOf(type);
        if (dependence is null)
        {
            row.Reject(defects, FormattableString.Invariant($"type is {type}, allowed 0 (constant power), 1 (impedance) and 2 (current). Correct it."));
        }

        if (!network.IsInService(row, out string node) || powers is null || reactive is null || dependence is null)
        {
            return;
        }

        network.Builder.Add(
            new Load
            {
                Id = row.Id,
                Bus = node,
                Terminals = TerminalList.EarthedStar,
                RatedVoltageV = network.RatedVoltageV(node) / Math.Sqrt(3),
                LegPowers = [.. powers.Zip(reactive, (powerW, reactivePowerVar) => new LegPower(sign * powerW, sign * reactivePowerVar))],
                VoltageDependence = dependence,
                ConnectionId = sign > 0 ? row.Id : null,
            },
            network.OriginOf(row, node));
        if (sign > 0)
        {
            network.Builder.Add(new Connection { Id = row.Id, Bus = node, Phases = PhasesOf(powers, reactive) }, row.Origin);
        }
    }

    private static double[] Thirds(double total) => [total / 3, total / 3, total / 3];

    private static VoltageDependence? DependenceOf(double type) => type switch
    {
        0 => VoltageDependence.ConstantPower with { MinPu = 0.01, MaxPu = 10 },
        1 => VoltageDependence.ConstantImpedance with { MinPu = 0.01, MaxPu = 10 },
        2 => VoltageDependence.ConstantCurrent with { MinPu = 0.01, MaxPu = 10 },
        _ => null,
    };

    /// <summary>The phases with any power; all when there is none.</summary>
    private static Phases PhasesOf(double[] powers, double[] reactive)
    {
        Phases phases = Phases.None;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            phases |= powers[phase] != 0 || reactive[phase] != 0 ? (Phases)(1 << phase) : Phases.None;
        }

        return phases == Phases.None ? Phases.ABC : phases;
    }
}
