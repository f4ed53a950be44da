namespace EdgeLem.NameShortener.Naming;

/// <summary>What a short name stands for.</summary>
public enum NameKind
{
    /// <summary>A type.</summary>
    Type,

    /// <summary>A field.</summary>
    Field,

    /// <summary>A method that is bound when it is compiled; its short name is of its type.</summary>
    Method,

    /// <summary>A method that is found by its name when it is called; its short name is the same in every type.</summary>
    Virtual,

    /// <summary>A type whose properties keep their names, because something reads them by name.</summary>
    Kept,
}
