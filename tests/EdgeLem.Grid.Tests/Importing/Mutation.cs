namespace EdgeLem.Grid.Tests;

/// <summary>Damages a text the way transfers, editors and slips do.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] good, Random random)
    {
        var text = new List<byte>(good);
        for (int i = random.Next(1, 4); i > 0 && text.Count > 10; i--)
        {
            int at = random.Next(text.Count);
            int length = Math.Min(random.Next(1, 12), text.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text.RemoveRange(at, length);
                    break;
                case 2:
                    text.InsertRange(random.Next(text.Count), text.GetRange(at, length));
                    break;
                case 3:
                    text[at] = (byte)"{}[]()\",:=.!~-0123456789e\n"[random.Next(26)];
                    break;
                default:
                    text.RemoveRange(at, text.Count - at > 200 ? length : text.Count - at);
                    break;
            }
        }

        return [.. text];
    }
}
