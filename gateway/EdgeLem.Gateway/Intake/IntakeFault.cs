using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Intake;

/// <summary>Why something untrusted was refused; the default value means that nothing was wrong.</summary>
/// <param name="Code">The numbered reason; <see cref="RejectCode.None"/> when accepted.</param>
/// <param name="Detail">The thing, its value with unit, the allowed range and the next step; empty when accepted.</param>
public readonly record struct IntakeFault(RejectCode Code, string Detail)
{
    /// <summary>Nothing was wrong.</summary>
    public static IntakeFault None { get; } = new(RejectCode.None, "");

    /// <summary>Whether something was wrong.</summary>
    public bool IsFault => Code != RejectCode.None;

    /// <summary>The text for the reply: name of the code, then the detail.</summary>
    public string Reason => IsFault ? $"{RejectReason.NameOf(Code)}: {Detail}" : RejectReason.NameOf(RejectCode.None);
}
