namespace EdgeLem.Sim.Devices;

/// <summary>A request that a server consumed and that its device deliberately did not answer.</summary>
/// <param name="ServerPort">The listening TCP port.</param>
/// <param name="ClientPort">The client's own TCP port: the local port of the socket that sent the request.</param>
/// <param name="TransactionId">Transaction id of the request's MBAP header.</param>
/// <param name="UnitId">The asked unit id.</param>
/// <param name="Function">The request's function code.</param>
public readonly record struct SwallowedRequest(int ServerPort, int ClientPort, int TransactionId, byte UnitId, byte Function);
