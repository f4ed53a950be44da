namespace EdgeLem.Grid;

/// <summary>Attributes of power-grid-model that a power flow does not need, or that only some rows are asked for.</summary>
internal static class PgmAttributes
{
    public static IReadOnlySet<string> HaveNoEffect { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "u_rated", "i_n", "node", "from_node", "to_node", "from_status", "to_status", "status", "tap_size", "tap_min", "tap_max", "tap_pos", "tap_nom", "tap_side",
        "r1", "x1", "c1", "tan1", "r0", "x0", "c0", "tan0", "u1", "u2", "sn", "uk", "pk", "i0", "p0", "winding_from", "winding_to", "clock", "type",
        "p_specified", "q_specified", "sk", "rx_ratio", "z01_ratio", "u_ref", "u_ref_angle", "g1", "b1", "g0", "b0",
        "uk_min", "uk_max", "pk_min", "pk_max", "i0_zero_sequence", "p0_zero_sequence",
        "r_grounding_from", "x_grounding_from", "r_grounding_to", "x_grounding_to",
    };
}
