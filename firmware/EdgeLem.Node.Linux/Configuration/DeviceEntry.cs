namespace EdgeLem.Node.Linux.Configuration;

/// <summary>A device that a configuration names.</summary>
/// <typeparam name="T">What is made of it.</typeparam>
/// <param name="Id">Id of its driver or map.</param>
/// <param name="Create">Makes it for one boot of the node.</param>
public sealed record DeviceEntry<T>(string Id, Func<T> Create);
