using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>Sensitivities of the IEEE European low-voltage feeder at its peak minute, against an independent Jacobian.</summary>
internal static class SensitivityCases
{
    private const string Folder = "ieee_eulv906/reference/sens_t0566/";

    /// <summary>Of every derivative, per kW or kvar: V, A and kW.</summary>
    private const double Allowed = 1e-6;

    /// <summary>Of the constant model, as a share of the largest sensitivity: what <see cref="SensitivityMode.NoLoad"/> states for the peak minute, rounded up.</summary>
    private const double NoLoadAllowed = 0.09;

    private static readonly ReferenceFamily _family = new("Sensitivities of the European low-voltage feeder", """
        Minute 566, loads of constant power. References: derivatives from the Jacobian of an independent Newton solution, checked by central differences with OpenDSS. Consumption rises by
        1 kW or 1 kvar at a load; watched are the voltages of all 55 loads, of all nodes of the feeder (three injections), the power of the source, the losses and the currents of the
        first line. The no-load model is the constant approximation; its largest error is over the largest sensitivity.
        """);

    public static IEnumerable<ReferenceCase> All =>
    [
        Case("dV/dP", "dVmag_dP_V_per_kW.csv", run => [run.OfLoads("dVmag_dP_V_per_kW.csv", isReactive: false, Allowed)]),
        Case("dV/dQ", "dVmag_dQ_V_per_kvar.csv", run => [run.OfLoads("dVmag_dQ_V_per_kvar.csv", isReactive: true, Allowed)]),
        Case("all nodes", "dVmag_all_nodes_3_injections.csv", run => [run.OfNodes("dVmag_all_nodes_3_injections.csv", Allowed)]),
        Case("source, losses, currents", "dSource_dLoss_dI1.csv", run => [.. run.OfSourceAndLine("dSource_dLoss_dI1.csv", Allowed)]),
        Case("no-load model", "dVmag_dP_V_per_kW.csv", run =>
            [run.OfNoLoad("dVmag_dP_V_per_kW.csv", isReactive: false, NoLoadAllowed), run.OfNoLoad("dVmag_dQ_V_per_kvar.csv", isReactive: true, NoLoadAllowed)]),
    ];

    private static ReferenceCase Case(string what, string file, Func<SensitivityRun, IReadOnlyList<Deviation>> compare) =>
        new(_family, "eulv sens_t0566 " + what, "independent Newton, " + Folder + file, () =>
        {
            ReferenceNetwork network = OpenDssCases.EuropeanState(566).Load();
            var run = new SensitivityRun(network, Repository.SharedOrSkip("feeders/" + Folder));
            return ReferenceRow.Of(network, run.Flow) with { Further = compare(run) };
        });
}
