using System.Globalization;
using EdgeLem.Node.Control;

namespace EdgeLem.Node.Linux.Display;

/// <summary>The lines of a <see cref="NodeFace"/>, the most important first: a display with four lines shows the first four.</summary>
public static class FaceText
{
    /// <summary>Characters of a line: 128 pixels of 6 each.</summary>
    public const int Columns = 21;

    private const string Unknown = "--";
    private const double MicroEurPerCent = 10_000;

    /// <summary>Writes the lines, each exactly <see cref="Columns"/> characters.</summary>
    /// <param name="face">What to show.</param>
    public static IReadOnlyList<string> Lines(NodeFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        return
        [
            Apart(face.NodeId.ToUpperInvariant(), face.IsOnline ? "ONLINE" : "OFFLINE"),
            Apart($"{Number(face.NetPowerW, "F0")} W", $"{Number(face.VoltageV, "F1")} V"),
            Apart("PRICE", $"{Price(face.PriceMicroEurPerKwh)} ct/kWh"),
            Apart("TRADED", $"{face.ClearedW.ToString(CultureInfo.InvariantCulture)} W"),
            Apart("LIMITS", Ground(face.Envelope)),
            Apart("WAITING", face.WaitingRecords.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Left and right edge; what does not fit is cut from the left text, as the right one holds the value.</summary>
    private static string Apart(string left, string right)
    {
        string value = right.Length > Columns ? right[..Columns] : right;
        int room = Math.Max(0, Columns - value.Length - 1);
        return (left.Length > room ? left[..room] : left).PadRight(Columns - value.Length) + value;
    }

    private static string Price(long? microEurPerKwh) => microEurPerKwh is { } price ? Number(price / MicroEurPerCent, "F2") : Unknown;

    private static string Number(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : Unknown;

    private static string Ground(FallbackState state) => state switch
    {
        FallbackState.Dispatched => "DISPATCHED",
        FallbackState.LastEnvelope => "LAST ENVELOPE",
        _ => "RATED",
    };
}
