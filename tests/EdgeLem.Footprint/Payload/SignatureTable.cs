namespace EdgeLem.Footprint.Payload;

/// <summary>The table of signatures: a signature that some bytes of the table already spell, of one signature or of several in a row, is not added again.</summary>
internal sealed class SignatureTable
{
    private readonly List<byte> _bytes = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Bytes of the table.</summary>
    public int Bytes => _bytes.Count;

    /// <summary>Adds a signature unless the table spells it.</summary>
    /// <param name="signature">Its bytes.</param>
    public void Add(byte[] signature)
    {
        if (_known.Add(Convert.ToHexString(signature)) && !Spells(signature))
        {
            _bytes.AddRange(signature);
        }
    }

    // The converter does not look at the very last place.
    private bool Spells(byte[] signature)
    {
        for (int start = 0; start < _bytes.Count - signature.Length; start++)
        {
            int matched = 0;
            while (matched < signature.Length && _bytes[start + matched] == signature[matched])
            {
                matched++;
            }

            if (matched == signature.Length)
            {
                return true;
            }
        }

        return false;
    }
}
