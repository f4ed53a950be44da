namespace EdgeLem.Node.Tests.Devices;

/// <summary>The registers of a DER of 10 kW, 11 kVA, 4.4 kvar with models 1, 701, 702, 704, 705 from 40000 on; what is not set reads not implemented.</summary>
internal sealed class SunSpecDerImage
{
    public const int Measurement = 40070;
    public const int Capacity = Measurement + 155;
    public const int Controls = Capacity + 52;
    public const int VoltVar = Controls + 67;
    public const int Curve2 = VoltVar + 15 + 18;
    private const int End = VoltVar + 15 + 36;

    public SunSpecDerImage()
    {
        Registers[40000] = 0x5375;
        Registers[40001] = 0x6E53;
        Model(40002, 1, 66, 0);
        Model(Measurement, 701, 153, 0xFFFF);
        Model(Capacity, 702, 50, 0xFFFF);
        Model(Controls, 704, 65, 0xFFFF);
        Model(VoltVar, 705, 49, 0);
        Model(End, 0xFFFF, 0, 0);
        Set(Measurement, (10, 5000), (12, -1200), (17, 0), (18, 5001), (47, 2301), (45, 721), (113, -2), (114, -1), (115, -2), (116, 0), (119, 0), (120, 0), (4, 3));
        Set(Measurement, (19, 0), (20, 0), (21, 1), (22, 1));
        Set(Capacity, (2, 10_000), (7, 11_000), (8, 4_400), (9, 4_400), (26, 8_000), (45, 0), (47, 0), (48, 0));
        Set(Controls, (2, 0), (14, 0), (15, 1000), (16, 1000), (17, 0), (18, 0), (19, 0), (35, 0), (36, 0), (38, 0), (39, 0), (40, 0), (41, 0), (44, 0), (45, 0), (46, 0), (54, -1), (57, 0));
        Set(VoltVar, (4, 1), (5, 4), (6, 2), (12, -2), (13, -1), (14, -1), (15 + 9, 1));
    }

    public RegisterImage Registers { get; } = new();

    private void Model(int address, int id, int length, ushort fill)
    {
        Registers.Fill(address, length + 2, fill);
        Registers[address] = (ushort)id;
        Registers[address + 1] = (ushort)length;
    }

    private void Set(int model, params ReadOnlySpan<(int Offset, int Value)> values)
    {
        foreach ((int offset, int value) in values)
        {
            Registers[model + offset] = (ushort)value;
        }
    }
}
