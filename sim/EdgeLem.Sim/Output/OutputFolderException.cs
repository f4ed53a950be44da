namespace EdgeLem.Sim.Output;

/// <summary>The folder of the result files cannot be written.</summary>
/// <param name="folder">The folder.</param>
/// <param name="cause">What the system said.</param>
public sealed class OutputFolderException(string folder, Exception cause)
    : Exception($"--out: folder '{folder}' cannot be used: {cause.Message} Choose another folder.", cause);
