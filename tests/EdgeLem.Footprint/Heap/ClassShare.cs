namespace EdgeLem.Footprint.Heap;

/// <summary>What the objects of a class take.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Objects">Number of objects.</param>
/// <param name="OwnBytes">Bytes of the objects.</param>
/// <param name="HeldBytes">Bytes of the arrays, texts and boxed values that their fields lead to.</param>
internal sealed record ClassShare(string Name, int Objects, int OwnBytes, int HeldBytes)
{
    /// <summary>Bytes in all.</summary>
    public int Bytes => OwnBytes + HeldBytes;
}
