using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>Says why a flow has no solution, where, and what to do.</summary>
internal static class FailureText
{
    public static string Of(PowerFlowResult flow, FlowFailure failure) => string.Create(
        CultureInfo.InvariantCulture,
        $"The power flow of feeder '{flow.Feeder.Name}' did not converge: after {flow.Iterations} iterations ({flow.Method}) {Symptom(flow, failure)}");

    private static string Symptom(PowerFlowResult flow, FlowFailure failure)
    {
        string place = $"bus '{flow.Feeder.Buses[flow.WorstBus].Id}' terminal {flow.WorstTerminal}, fed by source '{flow.WorstIsland}',";
        return failure switch
        {
            FlowFailure.Singular => $"the equations at {place} have no solution. Look for a part of the network without earth there: earth it or give its transformer an "
                + "anti-float admittance.",
            FlowFailure.Collapsed => string.Create(CultureInfo.InvariantCulture, $"the voltage at {place} comes to rest past the point of collapse (last step {flow.LargestMismatchPu:G3} pu). "
                + $"The loads exceed what the feeder can carry: reduce them."),
            FlowFailure.TapsHunt => $"the tap control that measures {place} does not come to rest. Widen its band or change its delay against the other controls'.",
            _ => string.Create(CultureInfo.InvariantCulture, $"the voltage of {place} still moves by {flow.LargestMismatchPu:G3} pu. The loads probably exceed what the "
                + $"feeder can carry: reduce them."),
        };
    }
}
