using System.Text;

namespace EdgeLem.Gateway.Tests.Intake;

/// <summary>Breaks payloads in one of many ways, the same way for the same seed.</summary>
internal sealed class PayloadMutator(int seed)
{
    private static readonly string[] Nasty =
    [
        "NaN", "Infinity", "-0", "1e999", "-9223372036854775809", "18446744073709551616", "null", "true", "{}", "[]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "1.0", "0x1",
        "[[[[[[1]]]]]]", "\"\ufeff\"", "9007199254740993", "\"bid\"",
    ];

    private readonly Random _random = new(seed);

    public byte[] RandomBytes()
    {
        byte[] bytes = new byte[_random.Next(0, 200)];
        _random.NextBytes(bytes);
        return bytes;
    }

    public byte[] Mutate(string payload)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        int rounds = _random.Next(1, 4);
        for (int i = 0; i < rounds; i++)
        {
            bytes = MutateOnce(bytes);
        }

        return bytes;
    }

    private byte[] MutateOnce(byte[] bytes) => _random.Next(7) switch
    {
        0 => bytes[.._random.Next(bytes.Length + 1)],
        1 => Replace(bytes, Slice(bytes), []),
        2 => FlipOne(bytes),
        3 => Replace(bytes, (At(bytes), 0), RandomBytes()),
        4 => Replace(bytes, Value(bytes), Encoding.UTF8.GetBytes(Nasty[_random.Next(Nasty.Length)])),
        5 => Replace(bytes, (At(bytes), 0), bytes.AsSpan(At(bytes)).ToArray()),
        _ => Replace(bytes, (At(bytes), 0), Encoding.UTF8.GetBytes(Nasty[_random.Next(Nasty.Length)])),
    };

    private int At(byte[] bytes) => _random.Next(bytes.Length + 1);

    private (int Start, int Length) Slice(byte[] bytes)
    {
        int start = At(bytes);
        return (start, _random.Next(bytes.Length - start + 1));
    }

    /// <summary>What stands between a colon and the next comma or brace.</summary>
    private (int Start, int Length) Value(byte[] bytes)
    {
        int colon = Array.IndexOf(bytes, (byte)':', Math.Min(At(bytes), Math.Max(0, bytes.Length - 1)));
        if (bytes.Length == 0 || colon < 0)
        {
            return (0, 0);
        }

        int length = bytes.AsSpan(colon + 1).IndexOfAny((byte)',', (byte)'}');
        return (colon + 1, Math.Max(0, length));
    }

    private byte[] FlipOne(byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        if (flipped.Length > 0)
        {
            flipped[_random.Next(flipped.Length)] = (byte)_random.Next(256);
        }

        return flipped;
    }

    private static byte[] Replace(byte[] bytes, (int Start, int Length) slice, byte[] with) =>
        [.. bytes.AsSpan(0, slice.Start), .. with, .. bytes.AsSpan(slice.Start + slice.Length)];
}
