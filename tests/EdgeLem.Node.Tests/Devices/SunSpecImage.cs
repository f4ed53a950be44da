namespace EdgeLem.Node.Tests.Devices;

/// <summary>
/// The registers of a three-phase inverter of 10 kW, 11 kVA, 6 kvar, laid out by the SunSpec models; every point that is not set reads not implemented.
/// </summary>
internal sealed class SunSpecImage
{
    public SunSpecImage(int baseAddress = 40000, int commonLength = 66, int inverterModel = 103, bool withSettings = true)
    {
        Registers[baseAddress] = 0x5375;
        Registers[baseAddress + 1] = 0x6E53;
        int next = baseAddress + 2;
        Common = Add(ref next, 1, commonLength, 0);
        SetText(Common + 2, "EdgeLem");
        SetText(Common + 18, "Test 10k");
        Inverter = Add(ref next, inverterModel, 50, 0xFFFF);
        Nameplate = Add(ref next, 120, 26, 0xFFFF);
        Settings = withSettings ? Add(ref next, 121, 30, 0xFFFF) : 0;
        Add(ref next, 160, 48, 0); // a model that the driver does not know
        Controls = Add(ref next, 123, 24, 0xFFFF);
        End = Add(ref next, 0xFFFF, 0, 0);
        FillInverter();
        FillNameplate();
        FillControls();
        if (withSettings)
        {
            FillSettings();
        }
    }

    public RegisterImage Registers { get; } = new();

    public int Common { get; }

    public int Inverter { get; }

    public int Nameplate { get; }

    public int Settings { get; }

    public int Controls { get; }

    public int End { get; }

    private int Add(ref int next, int id, int length, ushort fill)
    {
        int address = next;
        Registers.Fill(address, length + 2, fill);
        Registers[address] = (ushort)id;
        Registers[address + 1] = (ushort)length;
        next += length + 2;
        return address;
    }

    private void SetText(int address, string text)
    {
        for (int i = 0; i < text.Length; i += 2)
        {
            Registers[address + (i / 2)] = (ushort)((text[i] << 8) | (i + 1 < text.Length ? text[i + 1] : 0));
        }
    }

    private void Set(int model, int offset, int value) => Registers[model + offset] = (ushort)value;

    private void FillInverter()
    {
        Set(Inverter, 3, 721); // AphA 7.21 A
        Set(Inverter, 4, 722);
        Set(Inverter, 5, 723);
        Set(Inverter, 6, -2); // A_SF
        Set(Inverter, 10, 2301); // PhVphA 230.1 V
        Set(Inverter, 11, 2312);
        Set(Inverter, 12, 2323);
        Set(Inverter, 13, -1); // V_SF
        Set(Inverter, 14, 500); // W 5000 W
        Set(Inverter, 15, 1); // W_SF
        Set(Inverter, 16, 5001); // Hz 50.01
        Set(Inverter, 17, -2);
        Set(Inverter, 20, -120); // VAr: absorbs 1200 var
        Set(Inverter, 21, 1);
        Set(Inverter, 24, 0x0001); // WH 65537 x 10
        Set(Inverter, 25, 0x0001);
        Set(Inverter, 26, 1);
        Set(Inverter, 38, 4); // St MPPT
    }

    private void FillNameplate()
    {
        Set(Nameplate, 2, 4); // PV
        Set(Nameplate, 3, 1000); // WRtg 10000 W
        Set(Nameplate, 4, 1);
        Set(Nameplate, 5, 1100); // VARtg 11000 VA
        Set(Nameplate, 6, 1);
        Set(Nameplate, 7, 600); // VArRtgQ1 6000 var
        Set(Nameplate, 10, -600); // VArRtgQ4
        Set(Nameplate, 11, 1);
    }

    private void FillSettings()
    {
        Set(Settings, 2, 8000); // WMax 8000 W
        Set(Settings, 8, 500); // VArMaxQ1 5000 var
        Set(Settings, 11, -400); // VArMaxQ4 4000 var
        Set(Settings, 22, 0); // WMax_SF
        Set(Settings, 27, 1); // VArMax_SF
    }

    private void FillControls()
    {
        Set(Controls, 4, 1); // connected
        Set(Controls, 5, 1000); // WMaxLimPct 100.0 %
        Set(Controls, 6, 0);
        Set(Controls, 7, 0);
        Set(Controls, 8, 0);
        Set(Controls, 9, 0);
        Set(Controls, 10, 100); // OutPFSet
        Set(Controls, 14, 0);
        Set(Controls, 15, 0); // VArWMaxPct
        Set(Controls, 16, 0); // VArMaxPct
        Set(Controls, 18, 0);
        Set(Controls, 19, 0);
        Set(Controls, 20, 0);
        Set(Controls, 21, 2); // VArPct_Mod
        Set(Controls, 22, 0);
        Set(Controls, 23, -1); // WMaxLimPct_SF
        Set(Controls, 24, -2);
        Set(Controls, 25, -1); // VArPct_SF
        Registers[Controls + 17] = 0x8000; // VArAvalPct not implemented
    }
}
