namespace EdgeLem.Footprint.Heap;

/// <summary>Objects counted by class. Arrays, texts and boxed values count for the class whose field leads to them.</summary>
internal sealed class HeapCount
{
    private readonly Dictionary<string, ClassShare> _classes = new(StringComparer.Ordinal);

    /// <summary>Bytes in all.</summary>
    public int Bytes => _classes.Values.Sum(share => share.Bytes);

    /// <summary>The classes, those with the most bytes first.</summary>
    public IEnumerable<ClassShare> Classes => _classes.Values.OrderByDescending(share => share.Bytes).ThenBy(share => share.Name, StringComparer.Ordinal);

    /// <summary>Types that this program does not know on the device; their bytes are missing.</summary>
    public SortedSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts an object of a class.</summary>
    /// <param name="name">The class.</param>
    /// <param name="bytes">Its bytes without what its fields lead to.</param>
    public void AddObject(string name, int bytes) => _classes[name] = Share(name) with { Objects = Share(name).Objects + 1, OwnBytes = Share(name).OwnBytes + bytes };

    /// <summary>Counts an array, text or boxed value.</summary>
    /// <param name="owner">The class whose field leads to it.</param>
    /// <param name="bytes">Its bytes.</param>
    public void AddHeld(string owner, int bytes) => _classes[owner] = Share(owner) with { HeldBytes = Share(owner).HeldBytes + bytes };

    private ClassShare Share(string name) => _classes.GetValueOrDefault(name, new ClassShare(name, 0, 0, 0));
}
