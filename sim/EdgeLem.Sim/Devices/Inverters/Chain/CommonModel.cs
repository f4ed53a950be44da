namespace EdgeLem.Sim.Devices;

/// <summary>Model 1: who the device is.</summary>
internal sealed class CommonModel : ChainModel
{
    /// <summary>A device of the manufacturer EdgeLem.</summary>
    /// <param name="name">Its model.</param>
    /// <param name="serialNumber">Its serial number.</param>
    public CommonModel(string name, string serialNumber)
        : base(1, 66)
    {
        PutText(2, 16, "EdgeLem");
        PutText(18, 16, name);
        PutText(34, 8, string.Empty);
        PutText(42, 8, "1.0");
        PutText(50, 16, serialNumber);
    }
}
