namespace EdgeLem.Modbus.Tests;

/// <summary>Frames as the manuals print them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    public static string Text(byte[] bytes, int count) => string.Join(' ', bytes.Take(count).Select(b => b.ToString("X2")));
}
