using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Checks earthings, capacitor banks and shunts.</summary>
internal sealed class ShuntChecks(FeederBuilder builder, CheckReport report)
{
    private const double LargestAdmittanceS = 1e6;

    public void Run()
    {
        foreach ((Earthing earthing, ElementOrigin origin) in builder.Earthings)
        {
            Check(earthing, origin);
        }

        foreach ((Capacitor capacitor, ElementOrigin origin) in builder.Capacitors)
        {
            Check(capacitor, origin);
        }

        foreach ((Shunt shunt, ElementOrigin origin) in builder.Shunts)
        {
            Check(shunt, origin);
        }
    }

    private void Check(Earthing earthing, ElementOrigin origin)
    {
        string name = $"earthing '{earthing.Id}'";
        report.Require(
            origin,
            earthing.Terminal is >= Terminal.A and <= Terminal.N,
            "terminal",
            $"{name}: its terminal is earth itself. Name one of A, B, C, N.");
        bool isPlausible = report.Require(
            origin,
            name,
            new Quantity("resistanceOhm", earthing.ResistanceOhm, "ohm", 0, 1e6),
            new Quantity("reactanceOhm", earthing.ReactanceOhm, "ohm", 0, 1e6));
        if (isPlausible)
        {
            report.Require(
                origin,
                Math.Max(earthing.ResistanceOhm, earthing.ReactanceOhm) >= 1e-6,
                "resistanceOhm",
                $"{name}: resistanceOhm and reactanceOhm are both below 1e-6 ohm. Write a solid connection as 1e-4 ohm, or name terminal E at the element itself.");
        }
    }

    private void Check(Capacitor capacitor, ElementOrigin origin)
    {
        string name = $"capacitor '{capacitor.Id}'";
        if (TerminalRules.ComplaintAboutLegs(capacitor.Terminals, capacitor.Connection) is { } complaint)
        {
            report.Require(origin, false, "terminals", $"{name}: {complaint}");
        }

        report.Require(
            origin,
            name,
            new Quantity("ratedKvar", capacitor.RatedVar / 1000, "kvar", 0.001, 100_000),
            new Quantity("ratedVoltageV", capacitor.RatedVoltageV, "V", VoltageLevelChecks.LeastV, VoltageLevelChecks.GreatestV));
    }

    private void Check(Shunt shunt, ElementOrigin origin)
    {
        string name = $"shunt '{shunt.Id}'";
        report.Require(
            origin,
            shunt.Terminals.Count == shunt.AdmittanceS.Order && shunt.Terminals.All(TerminalRules.IsLive),
            "terminals",
            $"{name}: terminals '{shunt.Terminals}' and an admittance of {shunt.AdmittanceS.Order} rows; give one of A, B, C, N per row.");
        for (int i = 0; i < shunt.AdmittanceS.Order * shunt.AdmittanceS.Order; i++)
        {
            Complex value = shunt.AdmittanceS[i / shunt.AdmittanceS.Order, i % shunt.AdmittanceS.Order];
            if (!report.Require(origin, value.Magnitude <= LargestAdmittanceS, "bMicroS", $"{name}: an admittance is greater than {LargestAdmittanceS:0} siemens or no number. Correct gMicroS or bMicroS."))
            {
                return;
            }
        }
    }
}
