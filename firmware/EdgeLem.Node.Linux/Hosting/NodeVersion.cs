using System.Reflection;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>The version of this program.</summary>
internal static class NodeVersion
{
    /// <summary>As it stands in the node's state message.</summary>
    public static string Text { get; } = typeof(NodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
