namespace EdgeLem.Sim.Devices;

/// <summary>Writes what a SunSpec inverter says about itself: identity, nameplate, settings, and the live readings of model 101 / 103.</summary>
internal sealed class SunSpecReadings
{
    /// <summary>Operating state: off.</summary>
    public const int Off = 1;

    /// <summary>Operating state: sleeping, no sun.</summary>
    public const int Sleeping = 2;

    /// <summary>Operating state: tracking the maximum power point.</summary>
    public const int Tracking = 4;

    /// <summary>Operating state: less than the array could give.</summary>
    public const int Throttled = 5;

    private const int AmpScale = -2;
    private const int VoltScale = -1;
    private const int HertzScale = -2;
    private const int FactorPercentScale = -2;
    private const int TemperatureScale = -1;
    private const double NominalVoltageV = 230;
    private const double DcVoltageV = 380;
    private const double Efficiency = 0.97;

    private readonly SunSpecImage _image;
    private readonly InverterRating _rating;

    /// <summary>Readings of one inverter.</summary>
    /// <param name="image">Receives the registers.</param>
    /// <param name="rating">The nameplate.</param>
    public SunSpecReadings(SunSpecImage image, InverterRating rating)
    {
        _image = image;
        _rating = rating;

        // The smallest scale at which the rating, with room above it, fits an int16.
        PowerScale = rating.ApparentPowerVa * 1.2 <= short.MaxValue ? 0 : 1;
    }

    /// <summary>Scale factor of every W, VA and var point.</summary>
    public int PowerScale { get; }

    /// <summary>Writes everything that does not change by itself.</summary>
    /// <param name="serialNumber">The serial number.</param>
    public void WriteIdentity(string serialNumber)
    {
        _image.Put(0, 0x5375);
        _image.Put(1, 0x6E53);
        WriteHeader(SunSpecMap.Common, 1, 66);
        WriteHeader(SunSpecMap.Inverter, _rating.PhaseCount == 1 ? 101 : 103, 50);
        WriteHeader(SunSpecMap.Nameplate, 120, 26);
        WriteHeader(SunSpecMap.Settings, 121, 30);
        WriteHeader(SunSpecMap.Controls, 123, 24);
        WriteHeader(SunSpecMap.EndModel, 0xFFFF, 0);
        _image.PutText(SunSpecMap.Manufacturer, 16, "EdgeLem");
        _image.PutText(SunSpecMap.ModelName, 16, _rating.PhaseCount == 1 ? "Virtual PV 1P" : "Virtual PV 3P");
        _image.PutText(SunSpecMap.Version, 8, "1.0");
        _image.PutText(SunSpecMap.SerialNumber, 16, serialNumber);
        _image.Put(SunSpecMap.DeviceAddress, SunSpecMap.UnsignedMissing);
        WriteMissingReadings();
        WriteNameplate();
        WriteSettings();
        WriteControls();
    }

    /// <summary>Writes the live readings.</summary>
    /// <param name="conditions">What the terminals have.</param>
    /// <param name="output">What the inverter delivers.</param>
    /// <param name="energyWh">Delivered energy, Wh.</param>
    /// <param name="state">Operating state.</param>
    public void Write(InverterConditions conditions, InverterOutput output, double energyWh, int state)
    {
        double apparentVa = Math.Sqrt((output.ActivePowerW * output.ActivePowerW) + (output.ReactivePowerVar * output.ReactivePowerVar));
        WritePhases(conditions, apparentVa / _rating.PhaseCount);
        _image.PutScaled(SunSpecMap.Watts, output.ActivePowerW, PowerScale);
        _image.PutScaled(SunSpecMap.VoltAmps, apparentVa, PowerScale);
        _image.PutScaled(SunSpecMap.Vars, output.ReactivePowerVar, PowerScale);
        _image.PutScaled(SunSpecMap.Hertz, conditions.FrequencyHz, HertzScale);
        double factor = apparentVa > 0 ? output.ActivePowerW / apparentVa : 1;
        _image.PutScaled(SunSpecMap.PowerFactor, 100 * Math.CopySign(factor, output.ReactivePowerVar), FactorPercentScale);

        // acc32 counts on from 0 when it is full.
        _image.PutLong(SunSpecMap.WattHours, (uint)((ulong)energyWh & 0xFFFFFFFF));
        WriteDirectCurrent(output.ActivePowerW / Efficiency);
        _image.PutScaled(SunSpecMap.CabinetTemperature, 25 + (20 * apparentVa / _rating.ApparentPowerVa), TemperatureScale);
        _image.Put(SunSpecMap.OperatingState, state);
        _image.Put(SunSpecMap.VendorState, state);
    }

    private void WriteHeader(int start, int id, int length)
    {
        _image.Put(start, id);
        _image.Put(start + 1, length);
    }

    private void WriteMissingReadings()
    {
        _image.Fill(SunSpecMap.AmpsPhaseA, 3, SunSpecMap.UnsignedMissing);
        _image.Fill(SunSpecMap.LineVoltageAb, 6, SunSpecMap.UnsignedMissing);
        _image.Fill(SunSpecMap.OtherTemperatures, 3, SunSpecMap.SignedMissing);
        _image.Put(SunSpecMap.AmpsScale, AmpScale);
        _image.Put(SunSpecMap.VoltageScale, VoltScale);
        _image.Put(SunSpecMap.WattsScale, PowerScale);
        _image.Put(SunSpecMap.HertzScale, HertzScale);
        _image.Put(SunSpecMap.VoltAmpsScale, PowerScale);
        _image.Put(SunSpecMap.VarsScale, PowerScale);
        _image.Put(SunSpecMap.PowerFactorScale, FactorPercentScale);
        _image.Put(SunSpecMap.WattHoursScale, 0);
        _image.Put(SunSpecMap.DcAmps + 1, AmpScale);
        _image.Put(SunSpecMap.DcAmps + 3, VoltScale);
        _image.Put(SunSpecMap.DcAmps + 5, PowerScale);
        _image.Put(SunSpecMap.TemperatureScale, TemperatureScale);
    }

    private void WriteNameplate()
    {
        _image.Put(SunSpecMap.DerType, 4);
        _image.PutScaled(SunSpecMap.RatedWatts, _rating.ActivePowerW, PowerScale);
        _image.Put(SunSpecMap.RatedWattsScale, PowerScale);
        _image.PutScaled(SunSpecMap.RatedVoltAmps, _rating.ApparentPowerVa, PowerScale);
        _image.Put(SunSpecMap.RatedVoltAmpsScale, PowerScale);
        WriteVarQuadrants(SunSpecMap.RatedVarsQ1, _rating.ReactivePowerVar, PowerScale);
        _image.Put(SunSpecMap.RatedVarsScale, PowerScale);
        _image.PutScaled(SunSpecMap.RatedAmps, _rating.ApparentPowerVa / _rating.PhaseCount / NominalVoltageV, AmpScale);
        _image.Put(SunSpecMap.RatedAmpsScale, AmpScale);
        double factor = InverterCapability.Leg(1, _rating.ReactivePowerVar / _rating.ApparentPowerVa);
        WriteVarQuadrants(SunSpecMap.RatedPowerFactorQ1, factor, InverterControls.FactorScale);
        _image.Put(SunSpecMap.RatedPowerFactorScale, InverterControls.FactorScale);
        for (int point = SunSpecMap.StorageRatings; point < SunSpecMap.StorageRatings + 8; point += 2)
        {
            _image.Put(point, SunSpecMap.UnsignedMissing);
            _image.Put(point + 1, SunSpecMap.SignedMissing);
        }

        _image.Put(SunSpecMap.StorageRatings + 8, SunSpecMap.SignedMissing);
    }

    private void WriteSettings()
    {
        int last = SunSpecMap.ConnectedPhase;
        _image.Fill(SunSpecMap.MaxWatts, last - SunSpecMap.MaxWatts + 1, SunSpecMap.UnsignedMissing);

        // PFMinQ1..Q4 are the signed points among the missing ones; the scale factors of missing points are missing too.
        _image.Fill(SunSpecMap.Settings + 13, 4, SunSpecMap.SignedMissing);
        _image.Fill(last + 1, 10, SunSpecMap.SignedMissing);
        _image.PutScaled(SunSpecMap.MaxWatts, _rating.ActivePowerW, PowerScale);
        _image.Put(SunSpecMap.MaxWattsScale, PowerScale);
        _image.PutScaled(SunSpecMap.ReferenceVoltage, NominalVoltageV, VoltScale);
        _image.Put(SunSpecMap.ReferenceVoltageScale, VoltScale);
        _image.Put(SunSpecMap.ReferenceVoltageOffset, 0);
        _image.Put(SunSpecMap.ReferenceVoltageOffsetScale, VoltScale);
        _image.PutScaled(SunSpecMap.MaxVoltAmps, _rating.ApparentPowerVa, PowerScale);
        _image.Put(SunSpecMap.MaxVoltAmpsScale, PowerScale);
        WriteVarQuadrants(SunSpecMap.MaxVarsQ1, _rating.ReactivePowerVar, PowerScale);
        _image.Put(SunSpecMap.MaxVarsScale, PowerScale);
        _image.PutScaled(SunSpecMap.NominalHertz, 50, HertzScale);
        _image.Put(SunSpecMap.NominalHertzScale, HertzScale);
    }

    private void WriteControls()
    {
        _image.Put(SunSpecMap.Connect, 1);
        _image.PutScaled(SunSpecMap.WattLimitPercent, 100, InverterControls.PercentScale);
        _image.PutScaled(SunSpecMap.FactorSet, 1, InverterControls.FactorScale);
        _image.Put(SunSpecMap.WattLimitScale, InverterControls.PercentScale);
        _image.Put(SunSpecMap.FactorScale, InverterControls.FactorScale);
        _image.Put(SunSpecMap.VarScale, InverterControls.PercentScale);
    }

    // Quadrants 1 and 2 inject, 3 and 4 absorb; this inverter works in 1 and 4.
    private void WriteVarQuadrants(int first, double size, int scale)
    {
        for (int quadrant = 0; quadrant < 4; quadrant++)
        {
            _image.PutScaled(first + quadrant, quadrant < 2 ? size : -size, scale);
        }
    }

    private void WritePhases(InverterConditions conditions, double apparentPerPhaseVa)
    {
        ReadOnlySpan<double> voltages = [conditions.VoltageAV, conditions.VoltageBV, conditions.VoltageCV];
        double sumA = 0;
        for (int i = 0; i < _rating.PhaseCount; i++)
        {
            double currentA = voltages[i] > 0 ? apparentPerPhaseVa / voltages[i] : 0;
            sumA += currentA;
            _image.PutScaled(SunSpecMap.AmpsPhaseA + i, currentA, AmpScale);
            _image.PutScaled(SunSpecMap.VoltageA + i, voltages[i], VoltScale);
            if (_rating.PhaseCount == 3)
            {
                double next = voltages[(i + 1) % 3];
                _image.PutScaled(SunSpecMap.LineVoltageAb + i, Math.Sqrt((voltages[i] * voltages[i]) + (next * next) + (voltages[i] * next)), VoltScale);
            }
        }

        _image.PutScaled(SunSpecMap.Amps, sumA, AmpScale);
    }

    private void WriteDirectCurrent(double powerW)
    {
        double voltageV = powerW > 0 ? DcVoltageV : 0;
        _image.PutScaled(SunSpecMap.DcAmps, powerW > 0 ? powerW / DcVoltageV : 0, AmpScale);
        _image.PutScaled(SunSpecMap.DcAmps + 2, voltageV, VoltScale);
        _image.PutScaled(SunSpecMap.DcAmps + 4, powerW, PowerScale);
    }
}
