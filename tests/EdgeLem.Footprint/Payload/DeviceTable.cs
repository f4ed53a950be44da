namespace EdgeLem.Footprint.Payload;

/// <summary>The parts of a device's assembly file, in their order; the format has a few more, which this program's assemblies leave empty.</summary>
internal enum DeviceTable
{
    /// <summary>124 bytes: marks, sums, version, where the tables begin.</summary>
    Header,

    /// <summary>Assemblies that are used, 12 bytes each.</summary>
    AssemblyRef,

    /// <summary>Types of theirs, 8 bytes each.</summary>
    TypeRef,

    /// <summary>Fields of theirs, 8 bytes each.</summary>
    FieldRef,

    /// <summary>Methods of theirs, 8 bytes each.</summary>
    MethodRef,

    /// <summary>Own types, 24 bytes each.</summary>
    TypeDef,

    /// <summary>Own fields without constants, 8 bytes each.</summary>
    FieldDef,

    /// <summary>Own methods, 16 bytes each.</summary>
    MethodDef,

    /// <summary>Attributes that the run-time can ask for, 8 bytes each.</summary>
    Attributes,

    /// <summary>Arrays and the like that the code names, 4 bytes each.</summary>
    TypeSpec,

    /// <summary>Names and texts, each once.</summary>
    Strings,

    /// <summary>Types of fields, parameters and locals, and the values of constant arrays.</summary>
    Signatures,

    /// <summary>The instructions; 65,535 bytes at most.</summary>
    ByteCode,
}
