namespace EdgeLem.Market.Losses;

/// <summary>Brings what a method attributes to the points to the actual losses, in whole joules.</summary>
/// <remarks>
/// <para>a_i = attribution of point i, W, of either sign; A = their sum; L = losses, W; p_i = power; c = the part of A that L is where nothing but the points draws power: 1/2 for
/// marginal attributions, which sum to 2 L, 1 for paths.</para>
/// <para>Scaled: part_i = a_i L / A, where L / 4 &lt;= c A &lt;= 4 L.</para>
/// <para>Spread, elsewhere: the points' own attributions explain too little of the losses or too much (power that is not traded causes or relieves them), so that a factor would
/// blow up small differences or turn signs. Then part_i = c a_i + (L - c A) |p_i| / sum |p|: the rest is borne pro rata.</para>
/// <para>Whole joules by <see cref="ExactShares"/>.</para>
/// </remarks>
internal static class LossScaling
{
    private const double Extreme = 4;

    /// <summary>Scales attributions to the losses.</summary>
    /// <param name="input">Losses and powers.</param>
    /// <param name="attributedW">Attribution per point, W.</param>
    /// <param name="usualShare">c, above 0.</param>
    public static LossResult ToLosses(LossInput input, double[] attributedW, double usualShare = 1)
    {
        double[] weightsW = input.IsKnown ? Weights(input, attributedW, usualShare) : [];
        double sumW = weightsW.Sum();
        if (!input.IsKnown || !double.IsFinite(sumW) || sumW <= 0)
        {
            return LossResult.Unallocated(input, UnallocatedReason.NobodyFlows);
        }

        return new LossResult(input.TotalJ, [.. ExactShares.Of(weightsW, input.TotalJ)], 0);
    }

    /// <summary>Scales weights that are not negative, whatever their sum.</summary>
    /// <param name="input">Losses and powers.</param>
    /// <param name="weights">At least 0 each.</param>
    public static LossResult InProportion(LossInput input, double[] weights)
    {
        double sum = weights.Sum();
        return input.IsKnown && double.IsFinite(sum) && sum > 0
            ? new LossResult(input.TotalJ, [.. ExactShares.Of(weights, input.TotalJ)], 0)
            : LossResult.Unallocated(input, UnallocatedReason.NobodyFlows);
    }

    private static double[] Weights(LossInput input, double[] attributedW, double usualShare)
    {
        double lossesW = input.State.LossesW;
        double attributedSumW = usualShare * attributedW.Sum();
        if (attributedSumW >= lossesW / Extreme && attributedSumW <= lossesW * Extreme)
        {
            return attributedW;
        }

        double flowingW = input.State.PowerW.Sum(Math.Abs);
        return [.. attributedW.Select((ofPointW, point) => (usualShare * ofPointW) + ((lossesW - attributedSumW) * Math.Abs(input.State.PowerW[point]) / flowingW))];
    }
}
