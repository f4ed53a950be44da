namespace EdgeLem.Footprint.Heap;

/// <summary>An object of this tool in the place of one of the device's adapters; it is not counted.</summary>
internal interface IStandIn;
