using EdgeLem.Grid;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>Published feeders beside the repository; tests of them skip where they are absent.</summary>
internal static class PublishedFeeders
{
    /// <summary>Loads an OpenDSS circuit.</summary>
    /// <param name="file">Path below the shared folder.</param>
    public static Feeder Load(string file)
    {
        FeederImport import = FeederFiles.Load(Repository.SharedOrSkip(file));
        return import.Feeder ?? throw new InvalidOperationException(import.Report);
    }
}
