using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>Published OpenDSS scripts, imported as they are, against what OpenDSS itself gives for them.</summary>
internal static class OpenDssCases
{
    private const double AllowedPu = 1e-6;
    private const double AllowedA = 1e-3;

    /// <summary>Of the losses.</summary>
    private const double AllowedShare = 1e-6;

    /// <summary>Of the source's power: OpenDSS finds its current from the voltage across the source's impedance, which leaves few digits where that is small.</summary>
    private const double SourceAllowedShare = 1e-5;

    private const string Taps = """
        Transformer.Reg1.Taps=[1.0 1.0625]
        Transformer.Reg2.Taps=[1.0 1.0500]
        Transformer.Reg3.Taps=[1.0 1.06875]
        Set Controlmode=OFF
        """;

    private static readonly string[] _neutralCases =
    [
        "test_grounding",
        "test_load_1ph_wye_cp",
        "test_load_3ph_delta_cp",
        "test_load_3ph_wye_cp",
        "test_load_3ph_wye_cz",
        "test_switch",
        "test_trans_dy",
        "test_trans_yy_3w",
    ];

    private static readonly ReferenceFamily _ieee = new("IEEE test feeders against OpenDSS", """
        IEEE 4-node feeder (delta-star and star-star, balanced and unbalanced) and IEEE 13-node feeder, at the published taps and with its own regulators. Every node voltage to earth and
        every conductor's current at both ends, as complex numbers; losses, source power and taps of the summary.
        """);

    private static readonly ReferenceFamily _cigre = new("CIGRE European low-voltage network against OpenDSS", """
        With explicit neutral (4w) and with the neutral eliminated (3w), single-phase loads, single-phase generation, and volt-var inverters.
        """);

    private static readonly ReferenceFamily _neutral = new("Explicit neutral against OpenDSS", """
        Unit cases of PowerModelsDistribution.jl with a fourth wire, star points behind impedances, star and delta loads, a switch and transformers.
        """);

    private static readonly ReferenceFamily _published = new("Explicit neutral against the published solutions", """
        The same cases against the solutions that PowerModelsDistribution.jl publishes with them (voltages only).
        """);

    private static readonly ReferenceFamily _european = new("IEEE European low-voltage feeder against OpenDSS", """
        906 buses, 55 single-phase customers. cpq: loads of constant power, no anti-float admittance; cross-checked by power-grid-model and an independent solver. asdist: as
        distributed, where most loads are above OpenDSS's default vmaxpu and become impedances.
        """);

    public static IEnumerable<ReferenceCase> All =>
    [
        .. new[] { "DYBal", "DYUnBal", "YYBal", "YYUnBal" }.Select(name =>
            Case(_ieee, "ieee4 " + name, new OpenDssState($"ieee4/base/{name}.dss") { Reference = "ieee4/reference/" + name })),
        Case(_ieee, "ieee13 fixed taps", new OpenDssState("ieee13/dss/IEEE13Nodeckt.dss") { Reference = "ieee13/reference/fixed_taps", Edits = Taps }),
        Case(_ieee, "ieee13 regulators", new OpenDssState("ieee13/dss/IEEE13Nodeckt.dss") { Reference = "ieee13/reference/reg_control" }),
        .. new[] { "3w_kron_half", "3w_kron_pv", "3w_voltvar", "4w_half", "4w_pv" }.Select(name =>
            Case(_cigre, "cigre " + name, new OpenDssState($"cigre_lv_4wire/cigre_lv_{name}.dss") { Reference = "cigre_lv_4wire/reference/" + name })),
        .. _neutralCases.Select(name => Case(_neutral, name, Neutral(name))),
        .. _neutralCases.Select(name => new ReferenceCase(_published, name + " published", $"pmd_explicit_neutral/solutions/{name}.json", () => ComparePublished(name))),
        .. new[] { 1, 566, 1440 }.Select(European),
        Case(_european, "eulv t0566 asdist", new OpenDssState("ieee_eulv906/dss/Master.dss") { Reference = "ieee_eulv906/reference/t0566_asdist", Step = 565 }),
    ];

    /// <summary>The European feeder's pure constant-power state of a minute, 1 to 1440.</summary>
    public static OpenDssState EuropeanState(int minute) => new("ieee_eulv906/dss/Master.dss")
    {
        Reference = FormattableString.Invariant($"ieee_eulv906/reference/t{minute:0000}_cpq"),
        Step = minute - 1,
        IsPureConstantPower = true,
    };

    private static ReferenceCase European(int minute) => Case(_european, FormattableString.Invariant($"eulv t{minute:0000} cpq"), EuropeanState(minute));

    private static OpenDssState Neutral(string name) => new($"pmd_explicit_neutral/dss/{name}.dss") { Reference = "pmd_explicit_neutral/reference/" + name };

    private static ReferenceCase Case(ReferenceFamily family, string name, OpenDssState state) => new(family, name, "OpenDSS, " + state.Reference, () => Compare(state));

    private static ReferenceRow Compare(OpenDssState state)
    {
        ReferenceNetwork network = state.Load();
        PowerFlowResult flow = network.Solve();
        var expected = new OpenDssReference(Repository.SharedOrSkip("feeders/" + state.Reference));
        return ReferenceRow.Of(network, flow) with
        {
            Voltage = expected.Voltages(flow, AllowedPu),
            Current = expected.Currents(flow, AllowedA),
            Losses = expected.Losses(flow, AllowedShare),
            RoundTrip = network.CompareRoundTrip(flow),
            Further = [expected.SourcePower(flow, SourceAllowedShare), .. new[] { expected.Taps(flow) }.OfType<Deviation>()],
        };
    }

    private static ReferenceRow ComparePublished(string name)
    {
        ReferenceNetwork network = Neutral(name).Load();
        PowerFlowResult flow = network.Solve();
        return ReferenceRow.Of(network, flow) with
        {
            Voltage = NeutralSolution.Compare(flow, Repository.SharedOrSkip($"feeders/pmd_explicit_neutral/solutions/{name}.json"), AllowedPu),
        };
    }
}
