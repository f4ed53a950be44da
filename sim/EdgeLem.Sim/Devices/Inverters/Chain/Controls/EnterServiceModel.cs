namespace EdgeLem.Sim.Devices;

/// <summary>Model 703: the permission to enter service, and its delay after it is given anew.</summary>
internal sealed class EnterServiceModel : ChainModel
{
    private const int DelaySeconds = 60;

    private double _delayLeftSeconds;

    /// <summary>A permitted device.</summary>
    public EnterServiceModel()
        : base(703, 17)
    {
        Put(2, 1);
        Put(3, 1_050);
        Put(4, 917);
        PutLong(5, 5_010);
        PutLong(7, 4_950);
        PutLong(9, DelaySeconds);
        PutLong(15, 0);
        Put(17, -1);
        Put(18, -2);
        Allow(2);
    }

    /// <summary>Whether the device may generate now.</summary>
    public bool IsInService => this[2] == 1 && _delayLeftSeconds <= 0;

    /// <inheritdoc/>
    public override void Written(int offset, int count) => _delayLeftSeconds = this[2] == 1 ? DelaySeconds : 0;

    /// <inheritdoc/>
    public override bool Advance(double seconds)
    {
        bool wasInService = IsInService;
        _delayLeftSeconds = Math.Max(_delayLeftSeconds - seconds, 0);
        PutLong(15, (long)Math.Ceiling(_delayLeftSeconds));
        return IsInService != wasInService;
    }
}
